"""Checks that every page form of a station makes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.addresses import free_slug
from cms.admin.owned import OwnChoicesMixin
from cms.editor_links import look_up_editor_links
from cms.models.stations import StationOwned


class StationPageForm(OwnChoicesMixin, WagtailAdminPageForm):
    """Refuses to point a page at something (an officer, an order, a picture) that belongs to another station."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        look_up_editor_links(self.instance)
        # Browsers cut off what is pasted beyond it, and say nothing: the form says what is too long, and keeps it.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        if "slug" in self.fields:
            # A Thai title makes none, and the field stands on another tab than the title.
            self.fields["slug"].required = False

    @property
    def site(self):
        """The station that the page belongs to, also while the page is being made."""
        page = self.instance if self.instance.path else self.parent_page
        return page.get_site() if page else None

    def clean_slug(self):
        """What was typed, or what the page has already.

        A new page gets one that no other has: two Thai titles with the same English word in them make the same.
        """
        typed = self.cleaned_data["slug"]
        if self.instance.pk:
            return typed or self.instance.slug
        title = self.cleaned_data.get("title", "")
        return free_slug(self.parent_page, typed or title, self.slug_without_title)

    @property
    def slug_without_title(self):
        """The slug of a new page whose title has no Latin letters."""
        return self.instance._meta.model_name.removesuffix("page")

    def clean(self):
        cleaned = super().clean()
        for name, value in list(cleaned.items()):
            if isinstance(value, StationOwned) and self.site and value.site_id != self.site.pk:
                self.add_error(
                    name, _("This entry belongs to another station. Choose one of your own station.")
                )
        return cleaned
