"""Procurement notices."""

from django.utils.translation import gettext as _

from .base import DeclaredElement
from .streams import merged
from .taking import CannotTake, Part, add_block


class NoticesElement(DeclaredElement):
    """Notices of one kind, or that there were none: fields ``(stream of NoticeBlock, nothing)``."""

    template = "oit/elements/notices.html"

    def data(self, page):
        stream, nothing = self.fields
        notices = [
            {**notice, "anchor": f"{self.key}-{block_id}"} for block_id, notice in merged(page, stream)
        ]
        notices.sort(key=lambda notice: notice["date"] or page.year.first_day, reverse=True)
        words = page.item.element(self.key).nil if getattr(page.thai, nothing) and not notices else None
        return {"notices": notices, "nothing": words} if notices or words else None

    def todo(self, page, rule, on):
        stream, nothing = self.fields
        notices = [child.value for child in getattr(page.thai, stream)]
        if not notices and not getattr(page.thai, nothing):
            yield (_("Add the notices, or tick that there were none.") if rule.nil else _("Add the notices."))
        elif not notices and not rule.nil:
            yield _("The checklist allows no statement of nothing here. Add the notices.")
        for notice in notices:
            if not (notice["document"] or notice["address"]):
                yield _("“%(notice)s”: add its file, or the address where it was published.") % {
                    "notice": notice["title"]
                }

    def parts(self, page):
        return (Part.DAY, Part.FILES, Part.NOTHING)

    def take(self, page, given):
        """Each file is a notice. The other lines of work have theirs here too, so those that are there stay."""
        stream, nothing = self.fields
        if given.nothing and len(getattr(page, stream)):
            raise CannotTake(
                _("The page has notices, and what was sent in says that there were none. Ask again.")
            )
        for document in given.files:
            block = add_block(page, stream, "notice", title=document.title, date=given.day)
            block["document"] = document
        setattr(page, nothing, given.nothing)

    def states_nothing(self, page):
        stream, nothing = self.fields
        return getattr(page.thai, nothing) and not getattr(page.thai, stream)

    def errors(self, page, cleaned):
        stream, nothing = self.fields
        notices = cleaned.get(stream) or ()
        if notices and cleaned.get(nothing):
            yield (
                nothing,
                _("There are notices above. Remove the tick, or the notices: one of the two is wrong."),
            )
        for child in notices:
            day = child.value["date"]
            if day and day not in page.year:
                yield (
                    stream,
                    _("“%(notice)s”: its date does not lie in the %(year)s (October to September).")
                    % {"notice": child.value["title"], "year": page.year.label()},
                )
