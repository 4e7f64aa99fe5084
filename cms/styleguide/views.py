"""The styleguide: all examples on one page, by component."""

from itertools import count, groupby

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from cms.languages import NAMES

from .examples import EXAMPLES


def styleguide(request):
    numbers = count()
    components = [
        (title, [(each.state, each.rendered(request, next(numbers))) for each in examples])
        for title, examples in groupby(EXAMPLES, key=lambda example: example.title)
    ]
    return render(
        request,
        "cms/styleguide.html",
        {"components": components, "languages": _languages(request.LANGUAGE_CODE)},
    )


def _languages(current):
    return [
        {"code": code, "name": name, "url": _url_in(code), "current": code == current, "exact": True}
        for code, name in NAMES.items()
    ]


def _url_in(language):
    with override(language):
        return reverse("styleguide")
