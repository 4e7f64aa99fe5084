"""Numbers inside texts, streams and revisions are those of the new place."""

import pytest
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from cms.moving.numbers import Numbers
from cms.moving.rewriting import Rewriter


@pytest.fixture
def rewriter():
    numbers = Numbers()
    numbers.learn(Page, {3: 103})
    numbers.learn(get_document_model(), {3: 203})
    numbers.learn(get_image_model(), {3: 303})
    return Rewriter(numbers, places=None)


@pytest.mark.parametrize(
    ("html", "moved"),
    [
        ('<p>ดู <a id="3" linktype="page">แผน</a></p>', '<p>ดู <a id="103" linktype="page">แผน</a></p>'),
        ('<a linktype="document" id="3">คำสั่ง</a>', '<a linktype="document" id="203">คำสั่ง</a>'),
        ('<embed embedtype="image" id="3" alt="ป้าย"/>', '<embed embedtype="image" id="303" alt="ป้าย"/>'),
        ('<a href="https://www.royalthaipolice.go.th/3">3</a>', None),
        ('<a href="#3">id="3"</a>', None),
        # What did not come along must not become another station's page.
        ('<a id="9" linktype="page">หน้าอื่น</a>', '<a id="0" linktype="page">หน้าอื่น</a>'),
    ],
)
def test_links_in_rich_text(rewriter, html, moved):
    assert rewriter.rich_text(html) == (html if moved is None else moved)


def test_streams_at_any_depth(rewriter):
    stream = blocks.StreamBlock(
        [
            ("picture", ImageChooserBlock()),
            (
                "row",
                blocks.StructBlock(
                    [
                        ("page", blocks.PageChooserBlock()),
                        ("files", blocks.ListBlock(DocumentChooserBlock())),
                        ("text", blocks.RichTextBlock()),
                        ("number", blocks.IntegerBlock()),
                    ]
                ),
            ),
        ]
    )
    row = {
        "page": 3,
        "files": [{"type": "item", "value": 3, "id": "a"}, 3],
        "text": '<a id="3" linktype="page">',
        "number": 3,
    }
    moved = rewriter.stream(
        stream,
        [
            {"type": "picture", "value": 3, "id": "b"},
            {"type": "picture", "value": 9, "id": "c"},
            {"type": "row", "value": row, "id": "d"},
            {"type": "of another release", "value": 3, "id": "e"},
        ],
    )
    assert [each["value"] for each in moved] == [
        303,
        None,
        {
            "page": 103,
            "files": [{"type": "item", "value": 203, "id": "a"}, 203],
            "text": '<a id="103" linktype="page">',
            "number": 3,
        },
        3,
    ]
    assert [each["id"] for each in moved] == ["b", "c", "d", "e"]


@pytest.mark.django_db
def test_new_numbers_are_above_all_old_ones():
    """No old address may come to show something else."""
    numbers, highest = Numbers(), Page.objects.latest("pk").pk
    numbers.give(Page, [1, 2, highest + 5000])
    moved = numbers.moved(Page)
    assert len(set(moved.values())) == 3
    assert min(moved.values()) > highest + 5000
