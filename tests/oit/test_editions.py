"""The shipped edition, and editions that cannot be used."""

import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from cms.thai.years import FiscalYear
from oit.checks import item_page_types
from oit.editions import EditionError, edition_for, load_edition

SMALL = """
fiscal_year = 2567
period_required = ["2023-10", "2024-03"]
as_of = "2024-03-31"
lines_of_work = ["traffic"]

[[sections]]
key = "basic"
th = "ข้อมูลพื้นฐาน"
en = "Basic information"

[[items]]
code = "O1"
section = "basic"
cadence = "yearly"
th = "โครงสร้าง"
en = "Structure"
short_th = "โครงสร้าง"
short_en = "Structure"
page_type = "StructurePage"
[[items.elements]]
key = "chart"
th = "แผนผัง"
en = "Chart"
nil = { th = "ไม่มี", en = "None" }
"""
ITEM = SMALL[SMALL.index("[[items]]") :]
IN_ITEM = "2567.toml, item O1: "


def test_the_shipped_edition_has_what_the_manual_asks_for():
    edition = edition_for(2567)
    assert [item.code for item in edition.items] == [f"O{number}" for number in range(1, 26)]
    assert sum(len(item.elements) for item in edition.items) == 100
    assert edition.months_required == FiscalYear(2567).first_half
    for item in edition.items:
        assert item.title.th
        assert item.title.en
        assert item.page_type.endswith("Page")


def test_every_item_type_is_asked_for_by_the_shipped_edition():
    asked = {item.page_type for item in edition_for(2567).items}
    assert set(item_page_types()) - {"GeneralItemPage"} <= asked
    assert all(apps.get_model("oit", name) for name in item_page_types())


def test_the_small_edition_is_well_formed(tmp_path):
    assert write(tmp_path, SMALL).item("O1").element("chart").nil.th == "ไม่มี"


def write(folder, text):
    path = folder / "2567.toml"
    path.write_text(text, encoding="utf-8")
    return load_edition(path)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('cadence = "yearly"', 'cadence = "yearly"\ncolour = "red"', IN_ITEM + "unknown entries: colour."),
        ('key = "chart"', 'key = "chart"\nmax = 3', IN_ITEM + "element chart: unknown entries: max."),
        ('key = "chart"', 'key = "chart"\nshares = ["manpower"]',
         IN_ITEM + "element chart shares evidence with manpower, which is no other element of this item."),
        ('key = "chart"', 'key = "chart"\nshares = [["chart"]]', IN_ITEM + "element chart shares evidence with"),
        ('key = "chart"', 'key = "chart"\nshares = "chart"', IN_ITEM + "“shares” is not written"),
        (ITEM, ITEM + ITEM, "2567.toml: item O1 comes twice."),
        ('[[items.elements]]\nkey = "chart"', '[[items.elements]]\nkey = "chart"\nth = "ก"\nen = "k"\n'
         '[[items.elements]]\nkey = "chart"', IN_ITEM + "element chart comes twice."),
        ('code = "O1"', 'code = "15"', "2567.toml, item 15: a code is the letter O and a number"),
        ('code = "O1"', 'code = ""', "“code” is missing."),
        ('section = "basic"', 'section = "other"', IN_ITEM + "unknown section “other”."),
        ('cadence = "yearly"', 'cadence = "daily"', IN_ITEM + "unknown cadence “daily”."),
        ('short_en = "Structure"', "", IN_ITEM + "“short_en” is missing."),
        ('en = "Chart"', "", IN_ITEM + "“en” is missing."),
        (', en = "None"', "", IN_ITEM + "“en” is missing."),
        ('page_type = "StructurePage"', "", IN_ITEM + "“page_type” is missing."),
        ('cadence = "yearly"', 'cadence = "yearly"\nfollows = "O9"', "2567.toml: item O1 follows O9"),
        ('cadence = "yearly"', 'cadence = "yearly"\napproval = "all"', IN_ITEM + "unknown approval “all”."),
        ('"2024-03"]', '"2024-13"]', "2567.toml: period_required: “2024-13”"),
        ('"2024-03"]', '"2025-03"]', "2567.toml: period_required does not lie inside the fiscal year."),
        ('["2023-10", "2024-03"]', '["2023-10"]', "2567.toml: period_required"),
        ('"2024-03-31"', '"2024-02-31"', "2567.toml: as_of"),
        ("fiscal_year = 2567", "fiscal_year = 67", "2567.toml: fiscal_year"),
        ('["traffic"]', '["kitchen"]', "2567.toml: unknown lines of work: kitchen."),
        ("[[sections]]", "[[sections", "2567.toml: not a readable TOML file"),
        (SMALL, "", "2567.toml: “sections” is missing."),
        ("lines_of_work = [\"traffic\"]", "", "2567.toml: “lines_of_work” is missing."),
        ("[[items.elements]]", "elements = 3\n[[other]]", IN_ITEM),
        ("fiscal_year = 2567", 'fiscal_year = "2567"', "2567.toml: “fiscal_year” is not written"),
        ('code = "O1"', "code = 1", "2567.toml, item 1: “code” is not written as it must be: 1."),
        ('cadence = "yearly"', 'cadence = "yearly"\nformats = [["exe"]]', IN_ITEM + "unknown formats: exe."),
        ('cadence = "yearly"', 'cadence = "yearly"\nformats = "pdf"', IN_ITEM + "“formats” is not written"),
        ('cadence = "yearly"', 'cadence = "yearly"\nbilingual = "no"', IN_ITEM + "“bilingual” is not written"),
        ('nil = { th = "ไม่มี", en = "None" }', 'nil = "ไม่มี"', IN_ITEM + "“nil” is not written"),
        ("[[items]]", "[items]", "2567.toml: “items” is not written"),
    ],
)  # fmt: skip
def test_a_malformed_edition_is_named_with_file_and_item(tmp_path, was, becomes, said):
    assert was in SMALL
    with pytest.raises(EditionError) as refused:
        write(tmp_path, SMALL.replace(was, becomes))
    assert said in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "2567.toml").write_bytes(b"\xff\xfe\x00th")
    with pytest.raises(EditionError, match="not a readable TOML file"):
        load_edition(tmp_path / "2567.toml")


def test_the_check_says_it(install):
    install(broken=SMALL.replace('section = "basic"', 'section = "other"'))
    with pytest.raises(SystemCheckError) as refused:
        call_command("check")
    assert "broken.toml, item O1: unknown section “other”." in str(refused.value)


def test_the_check_says_it_from_the_shell_without_a_traceback(tmp_path):
    (tmp_path / "broken.toml").write_text("fiscal_year =", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "OIT_EDITIONS_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "cms.settings.testing",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "broken.toml: not a readable TOML file" in done.stderr
    assert "Traceback" not in done.stderr
