"""The charts of the figures of feedback, over twelve months. The table with the same figures stands below them."""

from decimal import Decimal

from django.utils.translation import gettext as _

from cms.charts import Figure, Scale, Series, draw_columns
from cms.markup import joined
from cms.thai.names import month_name

from .ratings import Rating

NO_VALUE = "–"
RATINGS = Scale(Decimal(0), Decimal(max(Rating)), Decimal(1))


def trend_charts(summary):
    """How many answers there were and their average, month by month, as markup; empty where nothing came in."""
    trend = summary.trend
    if not any(figures.number for _month, figures in trend):
        return ""
    months = [month for month, _figures in trend]
    said = {"first": months[0].label(), "last": months[-1].label()}
    numbers = tuple(figures.number for _month, figures in trend)
    drawings = [_drawn(_("Answers by month, %(first)s to %(last)s") % said, _("Answers"), months, numbers)]
    averages = tuple(figures.average for _month, figures in trend)
    if any(averages):
        title = _("Average rating by month, %(first)s to %(last)s (5 is the best)") % said
        drawings.append(_drawn(title, _("Average"), months, averages, RATINGS))
    return joined(
        [drawing.html(f"trend-{number}") for number, drawing in enumerate(drawings, 1) if drawing], "\n"
    )


def _drawn(title, label, months, values, axis=None):
    shown = tuple(NO_VALUE if value is None else str(value) for value in values)
    return draw_columns(
        Figure(
            title=title,
            summary="; ".join(f"{month.label()}: {each}" for month, each in zip(months, shown, strict=True)),
            labels=tuple(month_name(month.month, short=True) for month in months),
            series=(Series(label, values, shown),),
            axis=axis,
        )
    )
