"""What a visitor is given at every address of one station: ``{address: [status, words or SHA-256]}`` as JSON.

    DJANGO_SETTINGS_MODULE=… VAR_DIR=… python -m tests.upgrade.visiting HOST:PORT

Addresses are those of the site map, and the files that their pages lead to.
"""

import hashlib
import json
import re
import sys

import django
from bs4 import BeautifulSoup
from django.test import Client

ADDRESS = re.compile(r"<loc>https?://[^/]+(/[^<]*)</loc>")
FILES = re.compile(r'href="(/documents/[^"#?]+|/media/[^"#?]+|/[^"#?]*/files/[^"#?]+)"')
# These name what is different at each place.
WITHOUT = ("script", "style")


def visit(host):
    client = Client(HTTP_HOST=host, raise_request_exception=False)
    found, files = {}, set()
    for address in addresses(client):
        answer = client.get(address)
        html = answer.content.decode()
        found[address] = [answer.status_code, words(html)]
        files.update(FILES.findall(html))
    for address in sorted(files - found.keys()):
        answer = client.get(address)
        content = answer.getvalue()
        found[address] = [answer.status_code, hashlib.sha256(content).hexdigest()]
    return found


def addresses(client):
    """Every address of the site map, in both languages."""
    found = set()
    for address in ADDRESS.findall(client.get("/sitemap.xml").content.decode()):
        if address.endswith(".xml"):
            found.update(ADDRESS.findall(client.get(address).content.decode()))
        else:
            found.add(address)
    return sorted(found)


def words(html):
    """What is read on the page."""
    page = BeautifulSoup(html, "html.parser")
    for each in page(WITHOUT):
        each.decompose()
    return " ".join(page.get_text(" ").split())


if __name__ == "__main__":
    django.setup()
    json.dump(visit(sys.argv[1]), sys.stdout, ensure_ascii=False)
