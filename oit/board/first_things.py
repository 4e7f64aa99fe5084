"""The first ten things to do at a station that has only begun."""

from datetime import date

NUMBER = 10


def first_things(board):
    """``{row, todo, address}`` of the items of the Board that come first; none once ten items lack nothing.

    What is due first comes first, then what lacks the least. ``todo``: the first thing that the item lacks, or "".
    """
    if board.totals.complete >= NUMBER:
        return []
    rows = [row for row in board.rows if row.missing and row.edit_url]
    rows.sort(key=lambda row: (row.due.day or date.max, row.missing))
    return [_thing(row) for row in rows[:NUMBER]]


def _thing(row):
    line = next(iter(row.lacking), None)
    return {
        "row": row,
        "todo": next(iter(line["todo"]), "") if line else "",
        "address": line["address"] if line else row.edit_url,
    }
