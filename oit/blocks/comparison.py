from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import StructBlockComparison, TextDiff, get_comparison_class_for_block

from cms.thai.years import Month


class MonthComparison(StructBlockComparison):
    """Of a block about a month: the month's name, and below it each part as its own kind of block compares it."""

    def htmlvalue(self, val):
        return self._listed(val, lambda comparison, name: comparison.htmlvalue(val[name]))

    def htmldiff(self):
        return self._listed(self.val_b or self.val_a, lambda comparison, name: comparison.htmldiff())

    def _listed(self, val, shown):
        heading = (
            Month.from_iso(val["month"]).label() if val["month"] else _("A month that was not chosen yet")
        )
        parts = [
            (
                child.label,
                _tick(comparison) if isinstance(child, blocks.BooleanBlock) else shown(comparison, name),
            )
            for name, child in self.block.child_blocks.items()
            if name != "month" and (comparison := self._compared(name, child))
        ]
        return format_html(
            "<p><strong>{}</strong></p><dl>{}</dl>",
            heading,
            format_html_join("", "<dt>{}</dt><dd>{}</dd>", parts),
        )

    def _compared(self, name, child):
        before, after = (None if value is None else value[name] for value in (self.val_a, self.val_b))
        return get_comparison_class_for_block(child)(child, self.exists_a, self.exists_b, before, after)


def _tick(comparison):
    before, after = (_("yes") if value else _("no") for value in (comparison.val_a, comparison.val_b))
    changed = comparison.exists_a and comparison.exists_b and before != after
    return (
        TextDiff([("deletion", before), ("addition", after)], separator=" ").to_html() if changed else after
    )
