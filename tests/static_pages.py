"""Opens a page of given HTML in a real browser, without a server: static files are handed over as they lie."""

import mimetypes
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

ORIGIN = "http://page.test/"


@contextmanager
def on_a_phone(browser):
    """Gives a function from HTML to an open page. Fails where a script of a page did."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.set_default_timeout(5000)
    failures = []
    context.on("weberror", lambda web_error: failures.append(str(web_error.error)))

    def open_page(html):
        def answer(route):
            path = urlsplit(route.request.url).path
            if path == "/":
                return route.fulfill(body=html, content_type="text/html; charset=utf-8")
            file = Path(finders.find(path.removeprefix("/static/")))
            return route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0])

        page = context.new_page()
        page.route("**/*", answer)
        page.goto(ORIGIN)
        return page

    yield open_page
    context.close()
    assert failures == []
