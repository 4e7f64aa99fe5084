import uuid

import pytest
from django.urls import reverse

from home.models import NewsKind

ADDRESS = "/admin/post/"
TITLE = "ตั้งจุดตรวจหน้าสถานี"


@pytest.fixture
def send():
    """A function that sends the screen's form as a browser without JavaScript; ``fields`` change what it says."""

    def send(client, do="publish", follow=False, **fields):
        form = client.get(ADDRESS).context["form"]
        values = {
            "key": form.initial["key"],
            "place": form.initial.get("place", ""),
            "title": TITLE,
            "text": "",
            "kind": NewsKind.ACTIVITIES,
            "date": "4/4/2567",
            "do": do,
        }
        return client.post(ADDRESS, values | fields, follow=follow)

    return send


@pytest.fixture
def send_photo():
    """A function that sends the bytes of a photo from ``offset`` on; returns the response."""

    def send_photo(client, data, *, key, offset=0, length=None, name="IMG_1.jpg"):
        return client.patch(
            reverse("quick_post:photo", args=[key]),
            data[offset : offset + length] if length else data[offset:],
            content_type="application/offset+octet-stream",
            headers={"Upload-Offset": str(offset), "Upload-Length": str(len(data)), "Upload-Name": name},
        )

    return send_photo


@pytest.fixture
def key():
    """The name that a phone gives to a photo."""
    return uuid.uuid4()
