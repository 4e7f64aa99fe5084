"""Takes pictures of every kind of page of the site at SITE_URL, for people to look at.

Both languages, phone and desk, light and dark, into var/screenshots (or the folder given) with an index.html that shows
them side by side. Usage: python -m tools.with_site python tools/screenshots.py [FOLDER]
"""

import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
LISTED = re.compile("<loc>([^<]+)</loc>")
SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
SCHEMES = ("light", "dark")
ENGLISH = "/en"
# Pages that no site map lists; {year} is that of the newest year. Each exists in both languages.
UNLISTED = (
    "/nowhere/",
    f"/search/?{urlencode({'q': 'กมลา'})}",
    "/search/?q=xyzzy",
    "/oit/{year}/o18/both/",
    "/oit/{year}/open-data/",
    "/oit/{year}/assessor/",
    "/qa/times/",
    "/feedback/thanks/",
    "/feedback/summary/",
    "/feedback/page/?page=/contact/&useful=no",
    "/complaint/",
    "/tip/",
)
# Of long lists of pages of one kind, the first few are enough.
FEW = {"/news/": 2}
# Forms that are sent empty or wrong, to show how they name it: the path, and the button that sends.
WRONG_FORMS = {"/qa/": "#ask button[type=submit]", "/feedback/": "main form[method=post] button[type=submit]"}


# Pictures further down load when somebody scrolls to them, which nobody does here.
LOAD_PICTURES = """
() => Promise.allSettled([...document.images].map((image) => { image.loading = "eager"; return image.decode() }))
"""


@dataclass(frozen=True)
class Shot:
    """One picture to take. ``press``: a button to press first, may be empty."""

    path: str
    press: str = ""

    @property
    def name(self):
        name = quote(self.path.strip("/").replace("/", "."), safe="").replace("%", "_") or "home"
        return f"{name}-wrong" if self.press else name


def listed_paths(site_url):
    with urlopen(urljoin(site_url, "/sitemap.xml")) as answer:
        return [urlsplit(url).path for url in LISTED.findall(answer.read().decode())]


def shots(listed):
    """Yields the Shots of a site whose site map lists these paths."""
    seen = Counter()
    for path in listed:
        language = ENGLISH if path.startswith(f"{ENGLISH}/") else ""
        parent = next(
            (each for each in FEW if path.startswith(language + each) and path != language + each), None
        )
        seen[language, parent] += 1
        if parent and seen[language, parent] > FEW[parent]:
            continue
        yield Shot(path)
    year = max(part for path in listed for part in path.split("/") if part.isdigit())
    for language in ("", ENGLISH):
        yield from (Shot(language + path.format(year=year)) for path in UNLISTED)
        yield from (Shot(language + path, button) for path, button in WRONG_FORMS.items())


def take(browser, site_url, shot, folder):
    """Takes the pictures of one Shot. Returns their names by screen and scheme."""
    names = {}
    page = browser.new_page(reduced_motion="reduce")
    page.goto(urljoin(site_url, shot.path))
    if shot.press:
        # The browser calculates for a moment before it sends the form.
        with page.expect_navigation():
            page.locator(shot.press).first.click()
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(LOAD_PICTURES)
            name = names[screen, scheme] = f"{shot.name}-{screen}-{scheme}.jpg"
            page.screenshot(path=folder / name, full_page=True, type="jpeg", quality=80)
    page.close()
    return names


def index(pictures):
    """An HTML page with ``pictures``, a dict of what ``take`` returned by Shot."""
    rows = "".join(
        f'<h2 id="{escape(shot.name)}">{escape(shot.path)}{" (sent wrong)" if shot.press else ""}</h2><div>'
        + "".join(
            f'<figure><a href="{name}"><img loading="lazy" class="{screen}" src="{name}" alt=""></a>'
            f"<figcaption>{screen}, {scheme}</figcaption></figure>"
            for (screen, scheme), name in names.items()
        )
        + "</div>"
        for shot, names in pictures.items()
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title><style>'
        "body{font-family:sans-serif;margin:2rem}div{display:flex;gap:1rem;overflow-x:auto}figure{margin:0}"
        "img{border:1px solid #888;max-height:40rem;object-fit:cover;object-position:top}"
        f".phone{{width:13rem}}.desk{{width:36rem}}</style><h1>Screenshots</h1>{rows}</html>"
    )


def main():
    site_url = os.environ["SITE_URL"]
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME_PATH"], args=["--no-sandbox"])
        pictures = {shot: take(browser, site_url, shot, folder) for shot in shots(listed_paths(site_url))}
        browser.close()
    (folder / "index.html").write_text(index(pictures), encoding="utf-8")
    sys.stdout.write(f"{4 * len(pictures)} pictures: {folder / 'index.html'}\n")


if __name__ == "__main__":
    main()
