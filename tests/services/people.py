"""What officers and visitors do in these tests, as their browsers do it."""

import re
import time

from bs4 import BeautifulSoup

from tests.pictures import jpeg
from tests.services.servers.program import wait_until

# A form that comes back sooner was not typed by a person (cms.public_forms.forms).
TYPED_WITHIN = 4  # seconds


def is_kept(response):
    """Whether the answer was made for an earlier reader."""
    return response.status_code == 200 and "Age" in response.headers


def read_until_kept(reader, path):
    """Reads the page at ``path`` until it comes from what is kept. Returns that answer."""
    return wait_until(lambda: (answer := reader.get(path)) and is_kept(answer) and answer, f"{path} is kept")


def publish(officer, page):
    """Publishes the draft with the id ``page`` from the list of pages. Returns the answer."""
    address = f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={page}"
    return officer.post(address, officer.form(address, "main form"))


UPLOAD = "/admin/documents/add/"


def upload_document(officer, collection, title, form=None):
    """Uploads a file as a document, in a ``form`` that was opened before or now. Returns the answer."""
    fields = (form or officer.form(UPLOAD, "main form")) | {"title": title, "collection": collection}
    return officer.post(UPLOAD, fields, files={"file": ("plan.csv", f"แผน,{title}\n".encode(), "text/csv")})


def upload_picture(officer, collection, title):
    address = "/admin/images/add/"
    facts = {"title": title, "description": title, "collection": collection}
    fields = officer.form(address, "main form") | facts
    return officer.post(
        address, fields, files={"file": ("a.jpg", jpeg(size=(800, 600)).read(), "image/jpeg")}
    )


class Asker:
    """Somebody who has opened the form for questions and types. ``reader``: the browser."""

    def __init__(self, reader, path):
        self.reader, self.path = reader, path
        self.fields = reader.form(path, "form:has(textarea)")
        self.opened = time.monotonic()
        soup = BeautifulSoup(reader.get(path).content, "html.parser")
        options = soup.select("form:has(textarea) select[name=category] option")
        radios = soup.select("form:has(textarea) input[name=category]")
        self.category = next(each["value"] for each in [*options, *radios] if each.get("value"))

    def ask(self, text):
        """Sends a question. Returns the answer: 302 to the receipt where it was taken."""
        wait_until(lambda: time.monotonic() > self.opened + TYPED_WITHIN, "time to type")
        return self.reader.post(self.path, self.fields | {"category": self.category, "question": text})


def typed_in(response):
    """What the form that an answer brings back holds: ``{name: value}``."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form[method=post]")
    return {field["name"]: field.text.removeprefix("\n") for field in form.select("textarea[name]")}


def telephones_in(response):
    """The numbers that can be called from the page, digits only."""
    links = BeautifulSoup(response.content, "html.parser").select("a[href^='tel:']")
    return {re.sub(r"\D", "", link.text) for link in links}
