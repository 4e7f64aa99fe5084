"""Names that are one slip of the finger away from another."""


def one_slip(first, second):
    """Whether one letter or mark more, less, other, or two swapped makes ``first`` into ``second``; False if equal."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    same = next((at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    if len(first) == len(second):
        swapped = first[same : same + 2] == second[same : same + 2][::-1]
        return first[same + 1 :] == second[same + 1 :] or (
            swapped and first[same + 2 :] == second[same + 2 :]
        )
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return longer[same + 1 :] == shorter[same:]


def near_misses(name, text):
    """``(start, end)`` of each place in ``text`` that is one slip away from ``name`` and not ``name`` itself.

    One slip leaves at least one half of the name whole, which is how the places are found.
    """
    half = len(name) // 2
    first, second = name[:half], name[half:]
    exact = [(at, at + len(name)) for at in _places(name, text)]
    found = []
    for at in _places(first, text):
        found += [(at, at + length) for length in _lengths(name) if one_slip(text[at : at + length], name)]
    for at in _places(second, text):
        end = at + len(second)
        found += [
            (end - length, end)
            for length in _lengths(name)
            if end >= length and one_slip(text[end - length : end], name)
        ]
    kept = []
    for start, end in sorted(found, key=lambda place: (place[0], abs(place[1] - place[0] - len(name)))):
        if not any(start < other_end and other_start < end for other_start, other_end in (*exact, *kept)):
            kept.append((start, end))
    return kept


def _lengths(name):
    return len(name), len(name) + 1, len(name) - 1


def _places(part, text):
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
