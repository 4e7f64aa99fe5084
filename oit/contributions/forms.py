"""The form that an officer fills in behind a link: what the asked-for element takes, and nothing else.

It needs no signed time and no trap for machines as other public forms do: nobody comes here without the link.
"""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.media.forms import SeveralFilesField
from cms.thai.forms import ThaiDateField
from oit.elements.formats import FORMAT_NAMES
from oit.elements.taking import Part

from .content import Content
from .rows import RowForms
from .uploads import MOST_FILES, record

MOST_LETTERS = 20_000


class SendForm(forms.Form):
    """``typed`` is what to keep of a posted form, whether it is right or not."""

    def __init__(self, contribution, data=None, files=None, more_rows=0):
        typed = contribution.content
        super().__init__(data, files, initial=typed)
        self.contribution = contribution
        self.refused_files = False
        for part in contribution.parts:
            if part in FIELDS:
                self.fields[part] = FIELDS[part](contribution)
        self._list_files()
        schema = contribution.given.schema
        self.rows = RowForms(schema, data, typed.get("rows", []), more_rows) if schema else None

    def _list_files(self):
        self.kept = list(self.contribution.files.all())
        for each in self.kept:
            self.fields[f"name-{each.pk}"] = _name_field(each)
            self.fields[f"remove-{each.pk}"] = forms.BooleanField(
                required=False, label=_("Remove “%(name)s”") % {"name": each.title}
            )

    @property
    def before_files(self):
        """The fields above the table and the files."""
        return [self[part] for part in (Part.TITLE, Part.DAY, Part.TEXT) if part in self.fields]

    @property
    def nothing_field(self):
        """The field that says that there was nothing to report, or None where the checklist does not allow it."""
        return self[Part.NOTHING] if Part.NOTHING in self.fields else None

    @property
    def uploads(self):
        """``{field, kept}`` for files and for photos; kept: ``{file, name, remove}`` of those that have arrived."""
        return [
            {
                "field": self[part],
                "kept": [
                    {"file": each, "name": self[f"name-{each.pk}"], "remove": self[f"remove-{each.pk}"]}
                    for each in self.kept
                    if each.is_photo == (part is Part.PHOTOS)
                ],
            }
            for part in (Part.FILES, Part.PHOTOS)
            if part in self.fields
        ]

    @cached_property
    def typed(self):
        """The content of the contribution as it was typed."""
        typed = {
            part: self.data.get(part, "") for part in (Part.TITLE, Part.DAY, Part.TEXT) if part in self.fields
        }
        typed = {str(part): _storable(value)[:MOST_LETTERS] for part, value in typed.items()}
        if Part.NOTHING in self.fields:
            typed["nothing"] = bool(self.data.get(Part.NOTHING))
        if self.rows:
            typed["rows"] = [row for row in self.rows.typed if any(row.values())]
        return typed

    def keep_files(self, arrived):
        """Renames and removes what is there, and keeps what arrives now. What is wrong becomes an error.

        ``arrived``: as ``arrivals`` gives it.
        """
        for each in self.kept:
            if self.data.get(f"remove-{each.pk}"):
                each.delete()
            elif name := _storable(self.data.get(f"name-{each.pk}", "")).strip()[:200]:
                each.title = name
                each.save(update_fields=["title"])
        for part in (Part.FILES, Part.PHOTOS):
            if part in self.fields:
                for problem in record(self.contribution, part, arrived.get(part, ())):
                    self.refused_files = True
                    self.add_error(part, problem)
        self._list_files()
        # What has just arrived is listed too, where the form is shown again.
        self.data = self.data.copy()
        for each in self.kept:
            self.data.setdefault(f"name-{each.pk}", each.title)

    def check(self):
        """Whether it can be sent in. Call it after ``keep_files``; says what is missing beside its field."""
        content = Content(self.contribution, self.typed)
        for message in self.rows.check() if self.rows else ():
            self.add_error(None, message)
        has_files = self.contribution.files.exists()
        if content.nothing and any(row for row in self.typed.get("rows", [])):
            self.add_error(
                Part.NOTHING, _("The table has rows. Remove the tick, or the rows: one of the two is wrong.")
            )
        elif content.is_empty and not has_files and not self.errors:
            self.add_error(None, _("There is nothing to send in yet. Fill in the form, or choose a file."))
        return self.is_valid() and not (self.rows and self.rows.problems)

    @property
    def summary(self):
        """``(id of the field or "", message)`` of everything that is wrong, in the order of the form."""
        lines = [("", message) for message in self.non_field_errors()]
        lines += [
            (self[name].id_for_label, text) for name in self.fields for text in self.errors.get(name, ())
        ]
        return lines + (self.rows.summary if self.rows else [])


def _storable(text):
    """What no text should hold and databases refuse is left out."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _name_field(file):
    label = _("What the photo shows") if file.is_photo else _("What the file is")
    return forms.CharField(required=False, max_length=200, label=label, initial=file.title)


def _title(contribution):
    return forms.CharField(label=_("What it is called"), max_length=250)


def _day(contribution):
    return ThaiDateField(
        required=False,
        label=_("Day on which it took place"),
        help_text=_("For example 4 เม.ย. 2567 or 4/4/2567."),
    )


def _text(contribution):
    return forms.CharField(
        required=False,
        max_length=MOST_LETTERS,
        label=_("Text"),
        help_text=_("Leave a line empty between paragraphs. No names of suspects, victims or witnesses."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )


def _nothing(contribution):
    return forms.BooleanField(
        required=False,
        label=_("There was nothing to report: “%(words)s”") % {"words": contribution.rule.nil},
    )


def _files(contribution):
    wanted = ", ".join(
        _(" or ").join(FORMAT_NAMES[name] for name in choice)
        for choice in contribution.item_page.item.formats
    )
    hint = _("PDF, Word, Excel or CSV; at most %(limit)s files of 25 MB each.") % {
        "limit": MOST_FILES[Part.FILES]
    }
    if wanted:
        hint += " " + _("The checklist asks for: %(formats)s.") % {"formats": wanted}
    field = SeveralFilesField(required=False, label=_("Files"), help_text=hint)
    field.widget.attrs["accept"] = ".pdf,.docx,.doc,.xlsx,.csv"
    return field


def _photos(contribution):
    field = SeveralFilesField(
        required=False,
        label=_("Photos"),
        help_text=_(
            "Taken now or from the album; at most %(limit)s. Do not show faces of suspects, victims or bystanders, "
            "number plates or documents. Where a photo was taken is removed from it."
        )
        % {"limit": MOST_FILES[Part.PHOTOS]},
    )
    field.widget.attrs["accept"] = "image/*"
    return field


FIELDS = {
    Part.TITLE: _title,
    Part.DAY: _day,
    Part.TEXT: _text,
    Part.NOTHING: _nothing,
    Part.FILES: _files,
    Part.PHOTOS: _photos,
}
