"""A report that is not sent yet. It lies nowhere but in the form: what other steps asked travels as hidden fields."""

from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import get_language

from cms.models import Officer
from feedback.complaints import intake
from feedback.complaints.casefiles import open_with_receipt
from feedback.complaints.sealing.receipts import BadReceipt, new_receipt, read_receipt

from .steps import FILES, REPORTED, REVIEW, STEPS, identity_of
from .uploads import Uploads


class Draft:
    """What was filled in so far for a report of ``kind`` to the station ``site``; ``data`` is a QueryDict."""

    def __init__(self, request, site, kind):
        self.request, self.site, self.kind = request, site, kind
        self.data = request.POST
        self.steps = STEPS[kind]
        self.uploads = Uploads(request, site)

    # --- Steps -----------------------------------------------------------------------------------

    def step(self, name):
        """The Step ``name``; the first for a name that is none."""
        return next((step for step in self.steps if step.name == name), self.steps[0])

    def neighbour(self, step, distance):
        """The Step so far before (-1) or after (1) ``step``, within the first and last."""
        place = self.steps.index(step) + distance
        return self.steps[max(0, min(place, len(self.steps) - 1))]

    def form(self, step):
        """The form of a step with what was filled in, to be checked."""
        if step is REVIEW:
            return step.form(self.data, request=self.request)
        return step.form(self.data, draft=self)

    def unchecked(self, step):
        """The form of a step with what was filled in, without a word about what is missing."""
        if step is REVIEW:
            return step.form(request=self.request)
        fields = step.form.base_fields
        if not any(name in self.data for name in fields):
            return step.form(draft=self)
        nothing = MultiValueDict()
        initial = {
            name: field.widget.value_from_datadict(self.data, nothing, name) for name, field in fields.items()
        }
        return step.form(draft=self, initial=initial)

    def hidden(self, step):
        """``(name, value)`` of everything that the form of ``step`` does not show."""
        for other in self.steps:
            if other is not step and other is not REVIEW:
                for name in other.form.base_fields:
                    yield from ((name, value) for value in self.data.getlist(name))
        yield from (("file", one.token) for one in self.uploads.kept)
        if step is REVIEW or "receipt" in self.data:
            yield "receipt", self.receipt

    @cached_property
    def receipt(self):
        """The code of this draft: drawn the first time that it is asked for, and the same from then on."""
        try:
            return read_receipt(self.data.get("receipt", ""))
        except BadReceipt:
            return new_receipt()

    # --- What the steps ask for ------------------------------------------------------------------

    @cached_property
    def positions(self):
        """``[(position, its name in the active language)]`` that a report can concern."""
        found = intake.positions(self.site, self.kind)
        if get_language() == "th":
            return [(one, one) for one in found]
        officers = Officer.objects.of_station(self.site).exclude(position_en="")
        english = dict(officers.values_list("position_th", "position_en"))
        return [(one, english.get(one, one)) for one in found]

    @property
    def concerns(self):
        return self.data.getlist("concerns")

    @cached_property
    def modes(self):
        """The Modes that are possible; none where nobody is left who may read it."""
        return intake.modes(self.site, self.kind, self.concerns)

    # --- All of it -------------------------------------------------------------------------------

    def checked(self):
        """``(first Step that is not in order, or None; {field: value} of all steps)``."""
        answers = {}
        for step in self.steps:
            if step is REVIEW:
                continue
            form = self.form(step)
            if not form.is_valid():
                return step, {}
            answers |= form.cleaned_data
        answers.pop("upload", None)
        return None, answers

    def summary(self):
        """``(Step, [(label, value)])`` of what was filled in, for the reporter to check. Files are not among it."""
        for step in self.steps:
            if step in (FILES, REVIEW):
                continue
            form = self.unchecked(step)
            yield step, [(field.label, in_words(field)) for field in form if field.value()]

    def earlier(self):
        """The ReporterFile that there is if this form was sent before, or None. Raises ``stretching.Busy``."""
        return open_with_receipt(self.site, self.receipt)

    @staticmethod
    def report(answers):
        """What is sealed of the ``answers`` of ``checked`` as the report."""
        return {name: answers[name] for name in REPORTED if answers.get(name)}

    def send(self, answers, *, is_unproven):
        """Seals and stores the report with the ``answers`` of ``checked``. Returns its Case; raises as ``submit``."""
        mode, identity = identity_of(answers)
        return intake.submit(
            self.site,
            self.kind,
            self.report(answers),
            receipt=self.receipt,
            mode=mode,
            identity=identity,
            attachments=self.uploads.kept,
            concerns=answers.get("concerns", ()),
            is_unproven=is_unproven,
        )


def in_words(field):
    """The value of a bound field as a reader sees it: the labels of what was chosen, or what was typed."""
    value = field.value()
    if not hasattr(field.field, "choices"):
        return value
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(str(label) for key, label in field.field.choices if key in chosen)
