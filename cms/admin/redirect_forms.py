"""Forms of redirects: each belongs to a station, and leads to its own pages or to another site."""

from urllib.parse import urljoin

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log

from cms.addresses import page_at
from cms.admin.isolation import own_pages
from cms.models.stations import sites_where

MOST_LINES = 1000


class StationRedirectForm(RedirectForm):
    """Wagtail's form, held to the stations of ``for_user``. An administrator may leave the station open."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.for_user.is_superuser:
            only_own_station(self.fields["site"], self.for_user, "change" if self.instance.pk else "add")
            self.fields["redirect_page"].queryset = own_pages(self.for_user)


def only_own_station(field, user, action):
    """Has the form field ``field`` offer, and ask for, a station at which ``user`` may ``action`` redirects."""
    field.queryset = sites_where(user, [action], Redirect)
    field.required = True
    field.empty_label = None


class RedirectListForm(forms.Form):
    """Many redirects at once, as two columns. All of them are made, or none."""

    site = forms.ModelChoiceField(label=gettext_lazy("Station"), queryset=None)
    lines = forms.CharField(
        label=gettext_lazy("Old and new addresses"),
        widget=AdminAutoHeightTextInput(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "One redirect a line: the old address, a space, and the new one, for example /news.php?id=12 /news/. "
            "Two columns copied from a spreadsheet can be pasted."
        ),
    )
    permanent = forms.BooleanField(
        label=gettext_lazy("For good"),
        initial=True,
        required=False,
        help_text=gettext_lazy("Search engines then forget the old addresses."),
    )

    def __init__(self, *args, for_user, **kwargs):
        super().__init__(*args, **kwargs)
        self.for_user = for_user
        only_own_station(self.fields["site"], for_user, "add")

    def clean(self):
        cleaned = super().clean()
        if "site" in cleaned and "lines" in cleaned:
            lines = [(number, line.split()) for number, line in enumerate(cleaned["lines"].splitlines(), 1)]
            self.redirects = self._checked([(number, words) for number, words in lines if words])
        return cleaned

    def _checked(self, lines):
        """A valid StationRedirectForm for each of ``lines``. What is wrong with one is said with its number."""
        if len(lines) > MOST_LINES:
            message = _("These are %(number)s lines. Import at most %(most)s at a time.")
            self.add_error("lines", message % {"number": len(lines), "most": MOST_LINES})
            return []
        forms, seen = [], set()
        for number, words in lines:
            form = self._form_of(words) if len(words) == 2 else None
            for sentence in self._wrong_with(form, seen):
                self.add_error(
                    "lines", _("Line %(number)s: %(error)s") % {"number": number, "error": sentence}
                )
            forms.append(form)
        return forms

    def _form_of(self, words):
        old, new = words
        site = self.cleaned_data["site"]
        page = page_at(new, site) if new.startswith("/") else None
        data = {
            "old_path": old,
            "redirect_page": page.pk if page else None,
            "redirect_link": "" if page else urljoin(site.root_url, new),
            "site": site.pk,
            "is_permanent": self.cleaned_data.get("permanent"),
        }
        return StationRedirectForm(data, for_user=self.for_user)

    def _wrong_with(self, form, seen):
        if form is None:
            return [_("Write the old address, a space, and the new one.")]
        if not form.is_valid():
            return [str(message) for messages in form.errors.values() for message in messages]
        path = form.instance.old_path
        if path in seen:
            return [_("The old address stands in a line above already.")]
        seen.add(path)
        return []

    @transaction.atomic
    def save(self):
        """Makes the redirects, and returns how many."""
        for form in self.redirects:
            log(instance=form.save(), action="wagtail.create")
        return len(self.redirects)
