"""The bribery risk assessment (O20). One table holds the risks; every element shows its part of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.lines_of_work import LineOfWork
from oit.risk_levels import Levels

from .base import DeclaredElement
from .exported import whole_table
from .plans import Plan
from .records import text_in
from .rows import empty_cells, rows_of, schema_of
from .simple import has_words
from .streams import merged
from .taking import Part, put_rows, put_text

SCORES = range(1, 6)  # likelihood and impact
# Those that the elements and their templates name.
COLUMNS = (
    "line", "process", "event", "likelihood", "impact", "score", "measure", "responsible", "period",
)  # fmt: skip


@dataclass(frozen=True)
class Risk:
    """A row of the table: ``cells`` by column key, ``code`` its number on the page, ``score`` 1 to 25 or None."""

    id: str
    code: str
    row: dict
    cells: dict

    @property
    def line(self):
        return self.row["line"] or ""

    @property
    def score(self):
        value = self.cells["score"].value
        return None if value is None else int(value)


def risks_of(page, field):
    """The risks of the page, numbered R1, R2 … in the order of the table."""
    return [
        Risk(row["id"], f"R{number}", row, cells)
        for number, (row, cells) in enumerate(rows_of(page, field), 1)
    ]


def by_line(risks):
    """``(line of work, its label, risks)`` in the usual order of the lines; last those without one."""
    groups = []
    for line in (*LineOfWork.values, ""):
        found = [risk for risk in risks if risk.line == line]
        if found:
            groups.append((line, LineOfWork(line).label if line else _("Line of work not given"), found))
    return groups


def levels_of(page, field):
    return Levels([band for _id, band in merged(page, field)])


class RiskElement(DeclaredElement):
    """What shows a part of the table ``risks``; ``columns``: those whose empty cells it answers for."""

    columns = ()

    def __init__(self, key, *fields, risks):
        super().__init__(key, *fields)
        self.risks = risks

    def columns_needed(self):
        return {self.risks: COLUMNS}

    def todo(self, page, rule, on):
        if not getattr(page.thai, self.risks):
            table = page.item.element(page.anchor_of_field(self.risks))
            yield _("Add the risks to the table under “%(element)s”.") % {
                "element": table.title if table else page._meta.get_field(self.risks).verbose_name
            }
        yield from empty_cells(page, self.risks, self.columns)


class RiskProcessesElement(RiskElement):
    """The processes of every line of work in which power is used; here the table is edited: fields ``(dataset,)``."""

    template = "oit/elements/risk_processes.html"
    lasting = True
    columns = ("line", "process")

    def __init__(self, key, risks):
        super().__init__(key, risks, risks=risks)

    def data(self, page):
        lines = by_line(risks_of(page, self.risks))
        return {"lines": [_named(line, label, risks) for line, label, risks in lines]} if lines else None

    def todo(self, page, rule, on):
        given = {row["line"] for row in getattr(page.thai, self.risks) if row["process"]}
        for line in page.edition.lines_of_work:
            if line not in given:
                yield _("Add a process of the line of work “%(line)s”.") % {"line": LineOfWork(line).label}
        yield from empty_cells(page, self.risks, self.columns)

    def schema(self, page):
        return schema_of(page, self.risks)

    def parts(self, page):
        return (Part.ROWS,)

    def exports(self, page):
        return whole_table(page, self)

    def own_cells(self, asked):
        return {"line": asked.line} if asked.line else {}

    def take(self, page, given):
        put_rows(self, page, given)


class RiskCriteriaElement(DeclaredElement):
    """How likelihood and impact are judged, and the levels: fields ``(text, stream of BandBlock)``."""

    template = "oit/elements/risk_criteria.html"
    lasting = True

    def data(self, page):
        text, bands = text_in(page, self.fields[0]), levels_of(page, self.fields[1])
        return {"text": text, "levels": bands} if text or bands.own else None

    def todo(self, page, rule, on):
        if not has_words(getattr(page, self.fields[0])):
            yield _("Write how likelihood and impact are judged from 1 to 5.")

    def errors(self, page, cleaned):
        field, before, names = self.fields[1], 0, set()
        for number, child in enumerate(cleaned.get(field) or ()):
            lowest, name = child.value["lowest"], child.value["name"]
            if not lowest:
                continue
            if number == 0 and lowest != 1:
                yield (
                    field,
                    _("The first level must start at score 1; “%(level)s” starts at %(score)s.")
                    % {
                        "level": name,
                        "score": lowest,
                    },
                )
            if lowest <= before:
                yield (
                    field,
                    _(
                        "“%(level)s” starts at score %(score)s, which is not above the level before it. "
                        "List the levels from the lowest score to the highest."
                    )
                    % {"level": name, "score": lowest},
                )
            if name in names:
                yield field, _("Two levels are called “%(level)s”. Give each its own name.") % {"level": name}
            before, names = lowest, {*names, name}


class RiskEventsElement(RiskElement):
    """The event or pattern of conduct of each risk."""

    template = "oit/elements/risk_events.html"
    columns = ("event",)
    explanation = gettext_lazy("Shown from the table of risks above: the events in it.")

    def __init__(self, key, risks):
        super().__init__(key, risks=risks)

    def data(self, page):
        risks = risks_of(page, self.risks)
        return {"risks": risks} if risks else None


class RiskLevelsElement(RiskElement):
    """The level of each risk, and all of them in a matrix of 5 by 5."""

    template = "oit/elements/risk_levels.html"
    columns = ("likelihood", "impact")
    explanation = gettext_lazy(
        "Worked out from the table of risks above: likelihood times impact, and the level of that score."
    )

    def __init__(self, key, risks, bands):
        super().__init__(key, risks=risks)
        self.bands = bands

    def data(self, page):
        risks, levels = risks_of(page, self.risks), levels_of(page, self.bands)
        if not risks:
            return None
        ranked = sorted(risks, key=lambda risk: -(risk.score or 0))
        return {
            "levels": levels,
            "matrix": self.matrix(risks, levels),
            "scores": SCORES,
            "risks": [{"risk": risk, "level": levels.of(risk.score)} for risk in ranked],
        }

    def matrix(self, risks, levels):
        """``(likelihood, cells)`` from 5 down to 1; a cell is ``{impact, score, level, risks}``."""
        placed = {}
        for risk in risks:
            placed.setdefault((risk.row["likelihood"], risk.row["impact"]), []).append(risk)
        return [
            (
                likelihood,
                [
                    {
                        "impact": impact,
                        "score": likelihood * impact,
                        "level": levels.of(likelihood * impact),
                        "risks": placed.get((likelihood, impact), []),
                    }
                    for impact in SCORES
                ],
            )
            for likelihood in reversed(SCORES)
        ]


class RiskPlanElement(Plan, RiskElement):
    """The measures against each risk: fields ``(text,)``, the rest from the table."""

    template = "oit/elements/risk_plan.html"
    lasting = True
    group, title, text, act, interval = "line", "process", "measure", "measure", "period"
    columns = ("measure", "responsible", "period")

    def __init__(self, key, text, risks):
        super().__init__(key, text, risks=risks)

    @property
    def table(self):
        return self.risks

    def data(self, page):
        text = text_in(page, self.fields[0])
        risks = [risk for risk in risks_of(page, self.risks) if risk.row["measure"]]
        return {"text": text, "risks": risks} if text or risks else None

    def parts(self, page):
        return (Part.TEXT,)

    def take(self, page, given):
        put_text(page, self.fields[0], given)


def _named(line, label, risks):
    return {"line": line or "other", "label": label, "risks": risks}
