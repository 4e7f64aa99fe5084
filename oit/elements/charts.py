"""The charts that an element with a dataset declares."""

from cms.markup import joined


def keys_of(charts):
    """The keys of the columns that the charts read."""
    return sorted({key for chart in charts for key in chart.keys})


def drawn(declared, schema, rows, months=(), texts=None):
    """The charts of the element as markup; those that have nothing to draw are left out."""
    drawings = [chart.draw(schema, rows, months, texts or {}) for chart in declared.charts]
    return joined(
        [
            drawing.html(f"{declared.key}-chart-{number}")
            for number, drawing in enumerate(drawings, 1)
            if drawing
        ],
        "\n",
    )
