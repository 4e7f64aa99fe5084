"""What the public page of each item says is in the document made of it, in Thai and in English."""

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from oit.editions import edition_for
from oit.exports.documents import page_paper
from tests.factories import in_english

from .whole import whole_page

pytestmark = pytest.mark.django_db
# Marks between words are not the same in a line of a document and on the page.
WORD = re.compile(r"[^\s\u200b:()·–-]+")
CONTROLS = "nav, form, svg, style, script, .no-print, .made-files, .visually-hidden, [aria-hidden=true]"


def words_of_page(client, page):
    """How often each word stands in the sections of the public page, without the lists of its files."""
    response = client.get(page.full_url)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    for control in soup.select(CONTROLS):
        control.decompose()
    for end_of_line in soup.select("br, p, div, li, h2, h3, h4, h5, dt, dd, td, th, caption"):
        end_of_line.insert_after("\n")
    sections = soup.select("main .item-section, main .infographic")
    shown = {each.key: each for each in page.elements}
    kept = [each for each in sections if each["id"] not in shown or not shown[each["id"]].lists_files]
    assert kept
    return Counter(WORD.findall(" ".join(section.get_text() for section in kept)))


def words_of_paper(paper):
    texts = [paper.heading, *paper.lines]
    for block in paper.blocks:
        match block.kind:
            case "list":
                texts += block.texts
            case "table":
                texts += [block.caption, *(heading for heading, _numeric in block.columns)]
                texts += [text for row in (*block.rows, block.totals) for text in row]
            case "picture":
                texts += [block.caption]
            case _:
                texts += [block.text]
    return Counter(WORD.findall(" ".join(texts)))


@pytest.mark.parametrize("item", edition_for(2567).items, ids=lambda item: item.code)
def test_the_document_says_what_the_page_says(item, station, given, client):
    page = whole_page(item, station, given)
    english = page.get_translations().filter(locale__language_code="en").first()
    for version in (page, english.specific if english else in_english(page)):
        paper = page_paper(type(version).objects.get(pk=version.pk))
        assert words_of_page(client, version) - words_of_paper(paper) == Counter()
        assert paper.lang == version.locale.language_code
        assert paper.heading == f"{item.code} {version.title}"
        assert (paper.address, paper.item) == (version.full_url, item.code)


@pytest.mark.parametrize("item", edition_for(2567).items, ids=lambda item: item.code)
def test_its_pictures_are_in_it(item, station, given, client):
    page = whole_page(item, station, given)
    soup = BeautifulSoup(client.get(page.full_url).content, "html.parser")
    shown = soup.select("main .item-section img, main .infographic img")
    told = [image for image in shown if image["alt"] or "portrait" in image.get("class", [])]
    pictures = [block for block in page_paper(page).blocks if block.kind == "picture"]
    assert len(pictures) == len(told)
    assert all(picture.alt and picture.content.startswith(b"\xff\xd8") for picture in pictures)
