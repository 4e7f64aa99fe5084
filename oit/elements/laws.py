"""The laws that the station enforces."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from oit.blocks.laws import LawCategory

from .base import DeclaredElement
from .streams import merged

# From so many laws on, "if there are many" of the checklist holds: those to know must come first.
MANY = 10
WORDS_SEARCHED = 8


class LawsElement(DeclaredElement):
    """Laws by category, those to know first, with a search on the page: fields ``(stream of LawBlock,)``."""

    template = "oit/elements/laws.html"
    lasting = True

    def laws(self, page):
        """``{id, category_label, host, title, category, must_know, summary, address, document}`` of each law."""
        return [
            {
                "id": number,
                "category_label": LawCategory(value["category"]).label,
                "host": urlsplit(value["address"] or "").hostname or "",
                **value,
            }
            for number, value in merged(page, self.fields[0])
            if value["category"]
        ]

    def data(self, page):
        laws = self.laws(page)
        if not laws:
            return None
        return {
            "number": len(laws),
            "must_know": [law for law in laws if law["must_know"]],
            "categories": [
                {"key": category.value, "label": category.label, "laws": found}
                for category in LawCategory
                if (found := [law for law in laws if law["category"] == category])
            ],
        }

    def search(self, page, words):
        """The laws that contain each of the ``words`` in title, meaning or category."""
        wanted = words.casefold().split()[:WORDS_SEARCHED]
        return [law for law in self.laws(page) if all(word in _searched(law) for word in wanted)]

    def todo(self, page, rule, on):
        laws = self.laws(page)
        if not laws:
            yield _("Add the laws that the station enforces, each with its category.")
        elif len(laws) >= MANY and not any(law["must_know"] for law in laws):
            yield _(
                "There are many laws. Tick those that the public must or should know: they then come first."
            )


def _searched(law):
    return f"{law['title']} {law['summary'] or ''} {law['category_label']}".casefold()
