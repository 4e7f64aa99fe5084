import json

import pytest
from django import forms
from django.utils import translation
from wagtail.admin.telepath import JSContext
from wagtail.blocks import CharBlock, StreamBlock, StructBlock
from wagtail.blocks.definition_lookup import BlockDefinitionLookup, BlockDefinitionLookupBuilder
from wagtail.blocks.stream_block import StreamBlockValidationError

from oit.datasets.blocks import DatasetBlock
from oit.datasets.fields import DatasetField
from oit.datasets.forms import BoundDatasetFormField
from oit.datasets.problems import DatasetError

from .schemas import PROCUREMENT, STORED, TYPED

WRONG = {"id": "0000000b", "work": "จ้างเหมาทำความสะอาด", "budget": "สองพัน"}


class MonthBlock(StructBlock):
    note = CharBlock(required=False)
    table = DatasetBlock(PROCUREMENT, required=False)


@pytest.fixture
def months():
    return StreamBlock([("month", MonthBlock()), ("table", DatasetBlock(PROCUREMENT))])


def posted(rows):
    text = rows if isinstance(rows, str) else json.dumps(rows)
    return {
        "body-count": "2",
        "body-0-type": "month", "body-0-order": "0", "body-0-deleted": "", "body-0-id": "m1",
        "body-0-value-note": "", "body-0-value-table": text,
        "body-1-type": "table", "body-1-order": "1", "body-1-deleted": "", "body-1-id": "t1",
        "body-1-value": text,
    }  # fmt: skip


def form_of(rows):
    class Form(forms.Form):
        table = BoundDatasetFormField(PROCUREMENT, required=False)

    return Form({"table": rows if isinstance(rows, str) else json.dumps(rows)})


def test_a_form_gives_cleaned_rows():
    form = form_of([TYPED])
    assert form.is_valid()
    assert form.cleaned_data["table"][0]["budget"] == STORED["budget"]
    assert not form.fields["table"].has_changed(
        form.cleaned_data["table"], json.dumps(form.cleaned_data["table"])
    )


@pytest.mark.parametrize("empty", ["", "[]", "[{}]"])
def test_an_empty_grid_is_no_rows(empty):
    form = form_of(empty)
    assert form.is_valid()
    assert form.cleaned_data["table"] == []


def test_what_was_typed_is_shown_again_with_its_cells_marked():
    form = form_of([{}, WRONG])
    with translation.override("th"):
        assert not form.is_valid()
        html = str(form["table"])
        (message,) = form.errors["table"]
    assert "วงเงิน" in message
    assert "สองพัน" in message
    assert forms.Textarea().format_value(form["table"].value()) == form.data["table"]
    assert "&quot;row&quot;: 1, &quot;column&quot;: &quot;budget&quot;" in html


def test_one_form_s_errors_are_not_another_s():
    assert not form_of([WRONG]).is_valid()
    assert "is not an amount" not in str(form_of([TYPED])["table"])


def test_text_that_is_not_json_comes_back_as_it_was():
    form = form_of("[{ค้าง</textarea>")
    assert not form.is_valid()
    assert "[{ค้าง&lt;/textarea&gt;</textarea>" in str(form["table"])


def test_a_model_field_validates_and_makes_its_form_field(report_model):
    report = report_model(table=[TYPED])
    assert report_model().table == []
    report.clean_fields()
    assert report.table[0]["bidders"] == 3
    assert report_model(table=[])._meta.get_field("table").formfield().required is False
    with pytest.raises(forms.ValidationError, match="สองพัน"):
        report_model(table=[WRONG]).clean_fields()


def test_a_field_s_migration_knows_nothing_of_its_columns():
    field = DatasetField(PROCUREMENT)
    field.set_attributes_from_name("table")
    name, path, args, kwargs = field.deconstruct()
    assert (name, path, args, kwargs) == ("table", "oit.datasets.fields.DatasetField", [], {})
    again = DatasetField(*args, **kwargs)
    assert (again.default, again.blank) == (list, True)


def test_a_block_s_migration_knows_nothing_of_its_columns():
    builder = BlockDefinitionLookupBuilder()
    index = builder.add_block(DatasetBlock(PROCUREMENT, required=True, label="ตาราง"))
    assert builder.get_lookup_as_dict() == {index: ("oit.datasets.blocks.DatasetBlock", [], {})}
    block = BlockDefinitionLookup(builder.get_lookup_as_dict()).get_block(index)
    assert block.to_python([STORED]) == [STORED]
    assert block.get_prep_value([STORED]) == [STORED]


def test_a_stream_of_datasets_goes_round(months):
    value = months.value_from_datadict(posted([TYPED]), {}, "body")
    cleaned = months.clean(value)
    stored = months.get_prep_value(cleaned)
    again = months.to_python(json.loads(json.dumps(stored)))
    assert {key: again[1].value[0][key] for key in STORED} == STORED
    assert again[0].value["table"][0]["signed"] == "2023-10-05"
    assert again[1].value[0]["id"] == cleaned[1].value[0]["id"]
    assert months.clean(again)[1].value == again[1].value


def test_a_stream_says_which_cells_are_wrong_and_keeps_what_was_typed(months):
    value = months.value_from_datadict(posted([WRONG]), {}, "body")
    with translation.override("en"), pytest.raises(StreamBlockValidationError) as caught:
        months.clean(value)
    error = caught.value.as_json_data()["blockErrors"][1]
    assert error["messages"] == ["Row 1, “Budget”: “สองพัน” is not an amount. Write a number such as 1234.50."]
    assert error["cells"][0]["column"] == "budget"
    inner = caught.value.as_json_data()["blockErrors"][0]["blockErrors"]["table"]
    assert inner["cells"] == error["cells"]
    state = months.get_form_state(value)
    assert json.loads(state[1]["value"]) == [WRONG]


def test_a_stream_keeps_text_that_is_not_json(months):
    value = months.value_from_datadict(posted("[{ค้าง"), {}, "body")
    with pytest.raises(StreamBlockValidationError):
        months.clean(value)
    assert months.get_form_state(value)[1]["value"] == "[{ค้าง"


def test_a_block_is_ready_for_the_admin():
    block = DatasetBlock(PROCUREMENT)
    block.set_name("table")
    context = JSContext()
    packed = json.dumps(context.pack(block))
    assert "oit.datasets.DatasetBlock" in packed
    assert "dataset-grid" in packed
    media = str(context.media)
    assert 'type="module"' in media
    assert "dataset-grid.css" in media
    assert block.get_default() == []
    assert block.get_default() is not block.get_default()


def test_only_text_is_searched():
    rows = PROCUREMENT.clean([TYPED])
    assert DatasetBlock(PROCUREMENT).get_searchable_content(rows) == ["ซื้อวัสดุสำนักงาน"]


def test_a_block_refuses_what_it_is_given_in_code():
    with pytest.raises(DatasetError, match="unknown"):
        DatasetBlock(PROCUREMENT).clean([{"unknown": 1}])


def test_columns_of_an_earlier_edition_are_left_out_of_the_form():
    rows = [{"id": "0000000a", "work": "ก", "old": "เดิม"}]
    state = DatasetBlock(PROCUREMENT).get_form_state(rows)
    assert json.loads(state) == [{"id": "0000000a", "work": "ก"}]
