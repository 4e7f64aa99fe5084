"""Words can be read on every background they stand on, in both schemes and in every theme of a station."""

import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
THEMES = ["", *sorted(path.stem for path in (CSS / "themes").glob("*.css"))]
SCHEMES = ["light", "dark"]
BACKGROUNDS = ["--page", "--tint", "--tint-2"]
WORDS = ["--text", "--soft", "--brand", "--good", "--wait", "--bad"]
ENOUGH = 7  # to one: WCAG 1.4.6
EDGES = 3  # to one: WCAG 1.4.11


def _tokens(css):
    """The colours that the blocks ``:root`` of ``css`` set: of the light scheme, and what the dark one changes."""
    blocks = re.findall(r":root \{([^}]*)\}", css)
    return [dict(re.findall(r"(--[\w-]+): (#\w+|var\(--[\w-]+\))", block)) for block in blocks]


def colours(theme, scheme):
    light, dark, *_paper = _tokens((CSS / "site.css").read_text(encoding="utf-8"))
    own = _tokens((CSS / "themes" / f"{theme}.css").read_text(encoding="utf-8")) if theme else [{}, {}]
    # A theme's own light colours win over the dark ones of the site, as they do in a browser.
    return {**light, **own[0]} if scheme == "light" else {**light, **dark, **own[0], **own[1]}


def _luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """How many times lighter one colour is than the other, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[(theme, scheme) for theme in THEMES for scheme in SCHEMES], ids="-".join)
def colour(request):
    """A function from the name of a token to its colour."""
    tokens = colours(*request.param)

    def colour(name):
        value = tokens.get(name, name)
        return colour(value[4:-1]) if value.startswith("var(") else value

    return colour


def test_contrast_is_that_of_the_standard():
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("words", WORDS)
def test_words_are_readable_on_every_background(colour, words):
    backgrounds = [*BACKGROUNDS, f"{words}-tint"] if words in ("--good", "--wait", "--bad") else BACKGROUNDS
    assert {name: contrast(colour(words), colour(name)) >= ENOUGH for name in backgrounds} == dict.fromkeys(
        backgrounds, True
    )


@pytest.mark.parametrize(
    ("words", "background"),
    [
        ("#fff", "--action"), ("#fff", "--action-2"), ("--cream", "--maroon-900"), ("--cream", "--maroon-800"),
        ("--gold-soft", "--maroon-800"), ("--maroon-900", "--gold-soft"), ("--ink", "--gold-soft"),
    ],
)  # fmt: skip
def test_words_are_readable_on_the_colours_of_the_brand(colour, words, background):
    assert contrast(colour(words), colour(background)) >= ENOUGH


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_edges_of_fields_and_the_focus_can_be_made_out(colour, background):
    assert contrast(colour("--edge"), colour(background)) >= EDGES
    assert contrast(colour("--focus"), colour(background)) >= EDGES
