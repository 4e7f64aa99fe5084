"""Facts of a station that needs no database, and a way to ask every rule about one sentence."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from cms.models.station import StationKind
from cms.thai.years import FiscalYear
from oit.editions import edition_for
from oit.lint.facts import Facts, Names, StationFacts, Term
from oit.lint.running import check
from oit.lint.texts import Kind, PageText

KAMALA = Names(("สถานีตำรวจภูธรกมลา", "สภ.กมลา"), ("Kamala Police Station",), StationKind.PROVINCIAL)
PHET_KASEM = Names(
    ("สถานีตำรวจนครบาลเพชรเกษม", "สน.เพชรเกษม"),
    ("Phet Kasem Metropolitan Police Station",),
    StationKind.METROPOLITAN,
)
FORMER = Term(("สมชาย ใจซื่อ", "Somchai Chaisue"), date(2021, 10, 1), date(2023, 9, 30))
STATION = StationFacts(
    site=None,
    names=KAMALA,
    others=(PHET_KASEM,),
    former_chiefs=(FORMER,),
    orders=(("214/2566", date(2023, 10, 16), ("O24", "O25")),),
)


def facts_for(code="O20", **changes):
    """The Facts of Kamala's page of one item of 2567, asked on 30 April 2024."""
    edition = edition_for(2567)
    facts = Facts(
        station=STATION,
        year=FiscalYear(2567),
        edition=edition,
        item=edition.item(code),
        today=date(2024, 4, 30),
    )
    return replace(facts, **changes)


@pytest.fixture
def said_of():
    """What all rules say of one text, in English: ``{(rule, words)}``."""

    def said_of(words, facts=None, kind=Kind.WORDS, target=None, field="introduction", path=""):
        text = PageText(field, path, words, kind, target)
        with override("en"):
            return {(each.rule, each.words) for each in check([text], facts or facts_for())}

    return said_of
