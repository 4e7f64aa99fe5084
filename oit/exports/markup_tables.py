"""Tables of a public page, read as they look: what spans several rows or columns stands in each of them."""

from oit.papers import TableBlock


def table_block(table, text_of):
    """The TableBlock of a ``<table>`` element, or None where it has no rows. ``text_of``: gives the text of a cell."""
    head, rows, totals = (
        _texts(table.xpath(f"./{part}/tr"), text_of) for part in ("thead", "tbody", "tfoot")
    )
    if not rows:
        return None
    columns = [
        Column(head=list(dict.fromkeys(filter(None, each[: len(head)]))), cells=each[len(head) :])
        for each in zip(*head, *rows, *totals, strict=True)
    ]
    for column, numeric in zip(columns, _numeric(table), strict=True):
        column.numeric = numeric
    columns = list(_worth_a_column(columns))
    lines = list(zip(*(column.cells for column in columns), strict=True))
    captions = table.xpath("./caption")
    return TableBlock(
        caption=text_of(captions[0]) if captions else "",
        columns=tuple((": ".join(column.head), column.numeric) for column in columns),
        rows=tuple(lines[: len(rows)]),
        totals=lines[-1] if totals else (),
    )


class Column:
    """``head``: the texts above it. ``cells``: those of the rows and of the line of totals."""

    def __init__(self, head, cells):
        self.head, self.cells, self.numeric = head, cells, False


def _cells(rows):
    """``(row, column, cell element)`` of every place of the table rows, those that a cell spans included."""
    taken = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in row.iterchildren("td", "th"):
            while (top, left) in taken:
                left += 1
            for down in range(int(cell.get("rowspan", 1))):
                for across in range(int(cell.get("colspan", 1))):
                    taken.add((top + down, left + across))
                    yield top + down, left + across, cell


def _texts(rows, text_of):
    """The texts of the table rows as lists, one a row."""
    known, lines = {}, [{} for _row in rows]
    for row, column, cell in _cells(rows):
        if cell not in known:
            known[cell] = text_of(cell)
        lines[row][column] = known[cell]
    return [[line[column] for column in sorted(line)] for line in lines]


def _numeric(table):
    """Whether each column is one of figures, as the cells of its first row say."""
    first = table.xpath("./tbody/tr[1]")
    return [
        "numeric" in (cell.get("class") or "").split() for _row, _column, cell in _cells(first) if _row == 0
    ]


def _worth_a_column(columns):
    """The columns without those that are empty; a column that only names what stands beside it becomes its heading."""
    name = None
    for column in columns:
        words = set(column.cells)
        if not column.head and len(words) == 1:
            name = words.pop() or name
        elif words != {""}:
            if name and not column.head:
                column.head = [name]
            yield column
            name = None
