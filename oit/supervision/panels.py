"""Lines of a form in which a colleague is named."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from cms.models.stations import people_of, sites_of


class ColleagueForm(WagtailAdminModelForm):
    """Offers for ``person`` only people who work at a station of the user."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        field.queryset = people_of(sites_of(self.for_user))
        field.empty_label = _("Nobody yet")
        field.label_from_instance = lambda person: (
            f"{person} – {person.position}" if person.position else str(person)
        )


class ColleaguePanel(InlinePanel):
    """An InlinePanel whose lines have a field ``person``. Wagtail's own keeps from its lines whose form it is."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"form": ColleagueForm, "inherit_kwargs": ["for_user"]}
        return options
