"""What changed in a Thai text since it was translated, word by word."""

from difflib import SequenceMatcher

from cms.markup import in_lines, joined, markup
from cms.thai.words import words


def change_in(before, after):
    """Both texts in one (HTML): what went in <del>, what came in <ins>."""
    old, new = words(before), words(after)
    pieces = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(in_lines("".join(old[start:end])))
            continue
        if start < end:
            pieces.append(markup("<del>{}</del>", in_lines("".join(old[start:end]))))
        if new_start < new_end:
            pieces.append(markup("<ins>{}</ins>", in_lines("".join(new[new_start:new_end]))))
    return joined(pieces)
