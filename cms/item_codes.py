"""Codes of the checklist's items, as people write them."""

import re

from cms.thai.typed import tidy

CODE = re.compile(r"[Oo0○]? ?0*([1-9]\d?)")


def item_code(text):
    """``O24`` from a code written in any of the usual ways (o24, ๐๒๔, 024, ○24), or "" where it is none."""
    match = CODE.fullmatch(tidy(str(text or "")))
    return f"O{match.group(1)}" if match else ""
