"""Rows as stations write them and as nobody expects them, for every declared dataset."""

from datetime import date

from hypothesis import strategies as st

from oit import schemas
from oit.datasets.columns import ColumnType
from oit.datasets.schema import Schema
from oit.papers import Paper, TableBlock
from tests.oit.datasets.schemas import PROCUREMENT

# With a column of every type, and one that may be below zero.
EVERY = [PROCUREMENT, *(schema for schema in vars(schemas).values() if isinstance(schema, Schema))]

TEXTS = (
    "ซื้อน้ำมันเชื้อเพลิง ครั้งที่ ๑", "ป้องกันปราบปราม ฝ่ายสืบสวน ต่าง ๆ", "ศักดิ์สิทธิ์ ณ ที่ว่าการอำเภอกะทู้",
    "ร้าน กมลา “การค้า”", "บริษัท ก จำกัด 12,345.00 บาท\nบริษัท ข จำกัด 13,000.00 บาท", "เลขที่ 12/2567",
    "=A1*9", "+66 76 000 191", "-5% ของแผน", "@สถานี", "'=1", "'ก", "-12", "007", "1,234", "2023-10-05",
    "a, b; c", "<b>หนา</b> & \"คำพูด\"", "https://www.example.org/oit/2567/o11/files/cases-2023-10.csv", "½ é …",
)  # fmt: skip
WORDS = st.sampled_from(TEXTS) | st.lists(st.sampled_from(TEXTS), min_size=2, max_size=3).map(" ".join)
DAYS = st.dates(min_value=date(2001, 1, 1), max_value=date(2100, 1, 1)).map(date.isoformat)


def values(column):
    match column.type:
        case ColumnType.TEXT:
            kind = WORDS
        case ColumnType.INTEGER:
            least = -(10**9) if column.minimum is None else column.minimum
            kind = st.integers(least, column.maximum or 10**9) | st.just(max(least, 0))
        case ColumnType.DECIMAL:
            kind = st.integers(0, 10**14).map(lambda satang: f"{satang // 100}.{satang % 100:02}")
        case ColumnType.DATE:
            kind = DAYS
        case ColumnType.MONTH:
            kind = DAYS.map(lambda day: day[:7])
        case _:
            kind = st.sampled_from([value for value, _th, _en in column.choices])
    return kind if column.required else st.none() | kind


@st.composite
def rows_of(draw, schema, size=4):
    """Stored rows with ids; the cell that names the row is always a text that no total begins with."""
    row = st.fixed_dictionaries({column.key: values(column) for column in schema.typed_columns})
    unique = (lambda row: tuple(row[key] for key in schema.unique)) if schema.unique else None
    rows = draw(st.lists(row, min_size=1, max_size=size, unique_by=unique))
    return [{"id": f"{number:08x}", **row} for number, row in enumerate(rows)]


def paper_of(schema, rows, lang="th"):
    """The Paper of one table; to be made in the language of the paper."""
    block = TableBlock.of(schema.present(rows))
    return Paper(schema.label, "สถานีตำรวจภูธรกมลา", schema.label, blocks=(block,), lang=lang)


def without_ids(rows):
    return [{key: value for key, value in row.items() if key != "id"} for row in rows]
