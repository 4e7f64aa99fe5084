"""The lines of the tables of risks, made here because a table of risks has many cells.

``risks``: Risks of oit.elements.risks. ``anchor``: that of the element; a risk's own ends in its id.
"""

from django import template
from django.utils.translation import gettext as _

from cms.markup import markup, markup_of_each

register = template.Library()


@register.simple_tag
def risk_processes(risks, anchor):
    """The process of each risk, as items of a list."""
    return markup_of_each(
        '<li id="{}-{}"><b>{}</b> {}</li>',
        ((anchor, risk.id, risk.code, risk.cells["process"].within("span")) for risk in risks),
    )


@register.simple_tag
def risk_events(risks, anchor):
    """The process and the event of each risk, as rows of a table."""
    return _rows(risks, anchor, lambda cells: _below_process(cells, "event"))


@register.simple_tag
def risk_plan(risks, anchor):
    """The measure against each risk, who is responsible and when, as rows of a table."""
    return _rows(
        risks,
        anchor,
        lambda cells: _below_process(cells, "measure") + cells["responsible"].html + cells["period"].html,
    )


@register.simple_tag
def ranked_risks(ranked, anchor):
    """Score and level of each risk, as rows of a table. ``ranked``: list of ``{risk, level}``."""
    return markup_of_each(
        '<tr><th scope="row" id="{}-{}">{}</th><td class="text">{}</td>{}{}{}<td>{}</td></tr>',
        (
            (
                anchor,
                risk.id,
                risk.code,
                risk.cells["process"].words,
                *(risk.cells[key].html for key in ("likelihood", "impact", "score")),
                _level(level),
            )
            for risk, level in ((each["risk"], each["level"]) for each in ranked)
        ),
    )


@register.simple_tag
def risk_matrix_cells(cells, anchor):
    """One line of the matrix: score, level and risks of each of its ``cells`` ``{score, level, risks}``."""
    return markup_of_each(
        '<td class="{}"><small>{}{}</small>{}</td>',
        (
            (
                f"level-{cell['level'].tone}" if cell["level"] else "text",
                cell["score"],
                markup(" {}", cell["level"].name) if cell["level"] else "",
                markup_of_each(
                    ' <a href="#{}-{}">{}</a>', ((anchor, risk.id, risk.code) for risk in cell["risks"]), ""
                ),
            )
            for cell in cells
        ),
    )


def _rows(risks, anchor, rest):
    return markup_of_each(
        '<tr><th scope="row" id="{}-{}">{}</th>{}</tr>',
        ((anchor, risk.id, risk.code, rest(risk.cells)) for risk in risks),
    )


def _below_process(cells, key):
    return markup('<td class="text"><small>{}</small><br>{}</td>', cells["process"].words, cells[key].words)


def _level(level):
    if level is None:
        return _("Not assessed yet")
    return markup('<span class="risk-level level-{}">{}</span>', level.tone, level.name)
