"""The rows of a dataset as they travel: JSON text, lists of dicts, and the ids that rows keep."""

import json
import re
import secrets

from django.utils.translation import gettext as _

from .problems import DatasetError

ROW_ID = re.compile(r"[0-9a-f]{8}")


def parse_rows(value):
    """Rows (a list of dicts) from JSON text or from a list; nothing at all is no rows.

    Raises DatasetError for what is not JSON, not a list, or a list of anything but rows.
    """
    if value is None or value == "":
        return []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise DatasetError(
                [_("The table could not be read: it is not valid JSON. Undo the last change.")]
            ) from error
    if not isinstance(value, list):
        raise DatasetError([_("The table could not be read: it must be a list of rows.")])
    wrong = [str(number) for number, row in enumerate(value, 1) if not isinstance(row, dict)]
    if wrong:
        raise DatasetError(
            [
                _("Row %(row)s could not be read: a row must give a value for each column.") % {"row": number}
                for number in wrong
            ]
        )
    return value


def lenient_rows(value):
    """Rows where the value holds rows, otherwise the value as it is, so that it can be shown again."""
    try:
        return parse_rows(value)
    except DatasetError:
        return value


def dump_rows(value):
    """JSON text of rows, or text as typed; what a form's field holds."""
    if isinstance(value, str):
        return value
    text = json.dumps([] if value is None else value, ensure_ascii=False)
    # JSON may name half of a surrogate pair, which cannot be sent to a browser.
    return text.encode("utf-8", "replace").decode("utf-8")


def new_row_id(taken=()):
    """Eight hexadecimal digits that are not among those taken."""
    while (row_id := secrets.token_hex(4)) in taken:
        pass
    return row_id


def assign_ids(rows):
    """Gives every row an id in place: its own where it is well formed and not already used above."""
    taken = set()
    for row in rows:
        row_id = row.get("id")
        if not isinstance(row_id, str) or not ROW_ID.fullmatch(row_id) or row_id in taken:
            row_id = None
        row["id"] = row_id
        taken.add(row_id)
    for row in rows:
        if row["id"] is None:
            row["id"] = new_row_id(taken)
            taken.add(row["id"])
