"""The forms of the task list: its filters, and what was done, short enough for a phone."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from cms.models import StationDocument, StationImage
from cms.thai.forms import ThaiDateField
from cms.thai.years import FiscalYear
from oit.stations import collection_of

from .listing import TaskState
from .models import TaskRecord

MINE, EVERYBODY, NOBODY = "mine", "all", "nobody"


class FilterForm(forms.Form):
    """Which tasks are listed. Sent with GET, so that an address can be passed on."""

    station = forms.ChoiceField(label=gettext_lazy("Station"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Fiscal year"), required=False)
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose"),
        required=False,
        choices=[
            (MINE, gettext_lazy("My tasks")),
            (EVERYBODY, gettext_lazy("All of the station")),
            (NOBODY, gettext_lazy("Nobody's yet")),
        ],
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[
            ("", gettext_lazy("Not done yet")),
            (TaskState.OVERDUE, TaskState.OVERDUE.label),
            (TaskState.DONE, TaskState.DONE.label),
            (TaskState.GONE, TaskState.GONE.label),
            ("all", gettext_lazy("All")),
        ],
    )
    item = forms.ChoiceField(label=gettext_lazy("From"), required=False)

    def __init__(self, data, choice, tasks, user):
        self.tasks, self.user = tasks, user
        given = {name: data.get(name, "") for name in ("whose", "state", "item")}
        if not given["whose"]:
            has_own = any(each.person == user and each.is_open for each in tasks)
            given["whose"] = MINE if has_own else EVERYBODY
        super().__init__({**choice.query, **given})
        self.fields["station"].choices = choice.stations
        self.fields["year"].choices = [(page.fiscal_year, page.year.label()) for page in choice.years]
        codes = dict.fromkeys(each.source.code for each in tasks)
        self.fields["item"].choices = [
            ("", _("All")),
            *((code, code) for code in codes if code),
            *([("decisions", _("Supervision log"))] if "" in codes else []),
        ]
        if not choice.stations:
            del self.fields["station"]
        self.is_valid()

    @property
    def chosen(self):
        """The tasks that the filters let through. A value that is not offered leaves none out."""
        whose, state, item = (self.cleaned_data.get(name, "all") for name in ("whose", "state", "item"))
        return [
            each
            for each in self.tasks
            if self._is_of(whose, each.person)
            and (state == "all" or (each.state == state if state else each.is_open))
            and (item in ("", "all") or each.source.code == ("" if item == "decisions" else item))
        ]

    def _is_of(self, whose, person):
        return person == self.user if whose == MINE else person is None if whose == NOBODY else True


class ManyFilesField(forms.FileField):
    """Any number of files of one input, a list."""

    class Widget(forms.ClearableFileInput):
        allow_multiple_selected = True

    widget = Widget

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(ManyFilesField, self).clean(each) for each in given]


class RecordForm(forms.Form):
    """What was done of a task: a few words, photos, perhaps a file."""

    day = ThaiDateField(label=gettext_lazy("Done on"))
    text_th = forms.CharField(
        label=gettext_lazy("What was done and what came of it (Thai)"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photos = ManyFilesField(
        label=gettext_lazy("Photos"),
        required=False,
        widget=ManyFilesField.Widget(attrs={"accept": "image/*"}),
        help_text=gettext_lazy(
            "No faces of suspects, victims or bystanders, no number plates or documents (PDPA)."
        ),
    )
    photos_th = forms.CharField(
        label=gettext_lazy("What the photos show (Thai)"), required=False, max_length=250
    )
    photos_en = forms.CharField(
        label=gettext_lazy("What the photos show (English)"), required=False, max_length=250
    )
    completes = forms.BooleanField(label=gettext_lazy("The task is done with this"), required=False)
    text_en = forms.CharField(
        label=gettext_lazy("What was done and what came of it (English)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    document = forms.FileField(
        label=gettext_lazy("File"), required=False, help_text=gettext_lazy("PDF, Word, Excel or CSV")
    )
    document_th = forms.CharField(
        label=gettext_lazy("What the file is (Thai)"), required=False, max_length=250
    )
    document_en = forms.CharField(
        label=gettext_lazy("What the file is (English)"), required=False, max_length=250
    )

    # Those that most records do without; they are folded away.
    FURTHER = ("text_en", "document", "document_th", "document_en")

    def __init__(self, *args, listed, user, **kwargs):
        super().__init__(*args, initial={"day": listed.on}, **kwargs)
        self.listed, self.site, self.user = listed, listed.source.site, user

    @property
    def first_fields(self):
        return [field for field in self if field.name not in self.FURTHER]

    @property
    def further_fields(self):
        return [self[name] for name in self.FURTHER]

    @property
    def is_further_needed(self):
        """Whether what is folded away holds something, or a mistake."""
        return any(field.errors or field.value() for field in self.further_fields)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Give the day on which it was done."))
        if day < FiscalYear.of(self.listed.source.starts).first_day:
            raise ValidationError(_("This day lies before the fiscal year of the plan. Check the year."))
        return day

    def clean(self):
        cleaned = super().clean()
        photos, document = cleaned.get("photos") or [], cleaned.get("document")
        for name in ("photos_th", "photos_en") if photos else ():
            if not cleaned.get(name):
                self.add_error(name, _("Say what the photos show, for those who cannot see them."))
        if document and not cleaned.get("document_th"):
            self.add_error("document_th", _("Say what the file is: its name alone tells readers little."))
        self.pictures = [self._picture(file, number) for number, file in enumerate(photos, 1)]
        self.file = self._file(document) if document else None
        if self.errors and (photos or document):
            self.add_error(None, _("Choose the photos and the file again: a browser does not keep them."))
        return cleaned

    def _picture(self, file, number):
        thai, english = self.cleaned_data.get("photos_th", ""), self.cleaned_data.get("photos_en", "")
        words = {"title": f"{thai or file.name} ({number})", "description": thai, "description_en": english}
        return self._checked("photos", get_image_form(StationImage), file, words)

    def _file(self, file):
        thai, english = self.cleaned_data.get("document_th", ""), self.cleaned_data.get("document_en", "")
        words = {"title": thai or file.name, "title_en": english}
        return self._checked("document", get_document_form(StationDocument), file, words)

    def _checked(self, name, form_class, file, words):
        """The library's own form for one file; what it refuses is an error of the field ``name``."""
        data = {**words, "collection": collection_of(self.site).pk}
        form = form_class(data, {"file": file}, user=self.user)
        for messages in form.errors.values():
            self.add_error(name, [f"{file.name}: {message}" for message in messages])
        return form

    @transaction.atomic
    def save(self, publish):
        """Stores the record with its files, and publishes it if ``publish``. Returns the TaskRecord."""
        record = TaskRecord(
            site=self.site,
            task=self.listed.ensure_task(),
            recorded_by=self.user,
            live=False,
            **{name: self.cleaned_data[name] for name in ("day", "text_th", "text_en", "completes")},
        )
        record.pictures = [("picture", self._stored(form)) for form in self.pictures]
        record.files = [("file", self._stored(self.file))] if self.file else []
        record.save()
        revision = record.save_revision(user=self.user, log_action=True)
        if publish:
            revision.publish(user=self.user)
        return record

    def _stored(self, form):
        form.instance.uploaded_by_user = self.user
        return form.save()
