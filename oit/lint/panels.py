"""The lint in the edit form: what is worth a second look in the stored draft."""

import re

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from .running import lint

BLOCK_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class LintPanel(Panel):
    """A list of the remarks about the page as it is stored, each leading to where its words stand.

    Shown when the form of a stored page is opened, and only if there is something to say.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("heading", _("Worth a second look"))
        super().__init__(*args, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit/lint_panel.html"

        @cached_property
        def lines(self):
            """``{message, address, label}`` of each remark; ``address`` is the place in the form."""
            if self.request is None or self.request.method != "GET" or not self.instance.pk:
                return []
            places = places_in(self.instance.get_edit_handler())
            return [
                {
                    "message": remark.message,
                    "address": f"#{place_of(remark, places)}" if remark.field in places else "",
                    "label": places.get(remark.field, ("", remark.field))[1],
                }
                for remark in lint(self.instance)
                if self.form is None or remark.field in self.form.fields or remark.field not in places
            ]

        def is_shown(self):
            return bool(self.lines)


def place_of(remark, places):
    """The id in the form of where the remark's words stand: of the innermost block, or of the field's panel."""
    return block_of(remark.path) or places[remark.field][0]


def block_of(path):
    """The id in the form of the innermost block that ``path`` (as in PageText) names, or ""."""
    blocks = BLOCK_ID.findall(path)
    return f"block-{blocks[-1]}-section" if blocks else ""


def places_in(panel, prefix="panel"):
    """``{field name: (id of its panel in the form, its label)}`` of the bound edit handler ``panel``.

    Wagtail gives a panel the id of those around it with its own name behind.
    """
    if isinstance(panel, FieldPanel):
        label = panel.heading or panel.db_field.verbose_name
        return {panel.field_name: (f"{prefix}-wrapper", label)}
    places = {}
    names = getattr(panel, "child_identifiers", ())
    for child, name in zip(getattr(panel, "children", ()), names, strict=False):
        places = {**places_in(child, f"{prefix}-child-{name}"), **places}
    return places
