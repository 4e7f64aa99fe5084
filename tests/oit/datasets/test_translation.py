import json

from wagtail.blocks import StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor, extract_segments
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter, ingest_segments

from cms.side_by_side.places import place_of
from oit.datasets.blocks import DatasetBlock
from oit.datasets.translation import translated_texts

from .schemas import PROCUREMENT, TYPED

ROWS = [
    {"id": "0000000a", "work": "ซื้อวัสดุ\n<สำนักงาน>", "budget": "100.00"},
    {"id": "0000000b", "work": None, "budget": "5.00"},
    {"id": "0000000c", "work": "จ้างเหมา", "budget": None},
]


def test_wagtail_localize_finds_the_field_by_itself(report_model):
    assert get_translatable_fields(report_model) == [TranslatableField("table")]


def test_only_text_is_given_by_row_and_column(report_model):
    segments = extract_segments(report_model(table=ROWS))
    assert [(segment.path, segment.render_text()) for segment in segments] == [
        ("table.0000000a.work", "ซื้อวัสดุ\n<สำนักงาน>"),
        ("table.0000000c.work", "จ้างเหมา"),
    ]


def test_a_text_is_called_by_its_row_and_column(report_model):
    place = place_of(report_model(table=ROWS), "table.0000000c.work")
    assert "3" in place.label
    assert place.label.endswith(PROCUREMENT.by_key["work"].label)


def test_translations_go_back_into_their_rows(report_model):
    source, target = report_model(table=ROWS), report_model(table=[])
    segments = [
        StringSegmentValue("table.0000000a.work", "Office\n<supplies>"),
        StringSegmentValue("table.deadbeef.work", "A row that is gone"),
        StringSegmentValue("table.0000000a.budget", "999"),
    ]
    ingest_segments(source, target, None, None, segments)
    assert [row["work"] for row in target.table] == ["Office\n<supplies>", None, "จ้างเหมา"]
    assert target.table[0]["budget"] == "100.00"
    assert source.table[0]["work"] == "ซื้อวัสดุ\n<สำนักงาน>"


def test_datasets_in_a_stream_are_translated_too():
    month = StructBlock([("table", DatasetBlock(PROCUREMENT))])
    field = StreamField(StreamBlock([("month", month)]))
    rows = PROCUREMENT.clean([{**TYPED, "id": "0000000a"}])
    raw = [{"type": "month", "value": {"table": rows}, "id": "m1"}]
    value = field.to_python(json.dumps(raw))
    (segment,) = StreamFieldSegmentExtractor(field).handle_stream_block(value)
    assert segment.path == "m1.table.0000000a.work"
    StreamFieldSegmentsWriter(field, None, None).handle_stream_block(
        value, [StringSegmentValue(segment.path, "Office supplies")]
    )
    prepared = field.stream_block.get_prep_value(value)
    assert prepared[0]["value"]["table"][0]["work"] == "Office supplies"
    assert prepared[0]["value"]["table"][0]["budget"] == "12345.50"


def test_cells_that_equal_their_source_count_as_untranslated():
    translated = [{**ROWS[0], "work": "Office supplies"}, ROWS[2], {"id": "deadbeef", "work": "Gone"}]
    assert translated_texts(PROCUREMENT, ROWS, translated) == {"0000000a": {"work": "Office supplies"}}
