"""nginx takes pictures from the bucket, past the application: these, and nothing else that lies there."""

import http.client
import json
import re
import ssl
from io import BytesIO
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image

from tests.services.content import HOST
from tests.services.installation import Reader
from tests.services.people import upload_picture
from tests.services.servers.nginx import Proxy
from tests.services.servers.radosgw import BUCKET

TITLE = "ด่านตรวจคืนวันศุกร์"
LISTING_OR_FAULT = ("ListBucketResult", "AccessDenied", "NoSuchKey", "BucketName")


@pytest.fixture(scope="module")
def bucket(storage):
    """The address of the bucket, opened as docs/running.md says, and closed again for the other tests."""
    allow = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/images/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    storage.client().put_bucket_policy(Bucket=BUCKET, Policy=policy)
    yield f"{storage.url}/{BUCKET}"
    storage.client().delete_bucket_policy(Bucket=BUCKET)


@pytest.fixture(scope="module")
def proxy(many, bucket, tmp_path_factory):
    """A second nginx before the same processes, which takes pictures itself."""
    proxy = Proxy(
        tmp_path_factory.mktemp("pictures"), [web.port for web in many.webs], many.proxy.site, bucket
    )
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture(scope="module")
def picture(many):
    """The path of a picture that an officer uploaded, and that stands on a published page."""
    assert upload_picture(many.officer(many.webs[0]), many.made["collection"], TITLE).status_code == 302
    page = many.installation.content(f"news_with_picture({TITLE!r})")
    return re.search(r'src="(/media/images/[^"]+)"', many.through_proxy().get(page["path"]).text)[1]


@pytest.fixture
def reader(proxy):
    return Reader(proxy.url, verify=proxy.certificate)


def as_written(proxy, path, method="GET"):
    """Asks for ``path`` as it stands, which a browser would tidy up first. Returns the status and the text."""
    parts = urlsplit(proxy.url)
    context = ssl.create_default_context(cafile=proxy.certificate)
    connection = http.client.HTTPSConnection(parts.hostname, parts.port, context=context, timeout=60)
    connection.request(method, path, headers={"Host": HOST})
    response = connection.getresponse()
    text = response.read().decode(errors="replace")
    connection.close()
    return response.status, text


def came_from_the_bucket(answer):
    # The application numbers what it answers.
    return "X-Request-Id" not in answer.headers


def test_a_picture_on_a_page_comes_from_the_bucket(reader, picture):
    answer = reader.get(picture, Cookie="theme=dark", Range="bytes=0-3")
    assert answer.status_code == 200
    assert came_from_the_bucket(answer)
    assert answer.headers["Content-Type"] == f"image/{Image.open(BytesIO(answer.content)).format.lower()}"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert not [name for name in answer.headers if name.lower().startswith(("x-amz", "x-rgw"))]


def test_what_the_storage_does_not_have_is_a_page_of_the_site(reader, proxy):
    for path in ("/media/images/none.webp", "/media/images/", "/media/images/?list-type=2&prefix="):
        answer = reader.get(path)
        assert answer.status_code == 404
        assert '<html lang="th"' in answer.text
        assert "สถานีตำรวจภูธรกมลา" in answer.text
        assert not any(word in answer.text for word in LISTING_OR_FAULT)


def test_a_query_gives_the_storage_no_orders(reader, picture):
    plain = reader.get(picture)
    for query in ("?acl", "?response-content-type=text/html", "?uploads", "?policy"):
        answer = reader.get(f"{picture}{query}")
        assert (answer.content, answer.headers["Content-Type"]) == (
            plain.content,
            plain.headers["Content-Type"],
        )


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_nothing_is_changed_through_it(proxy, reader, picture, method):
    status, _text = as_written(proxy, picture, method)
    assert status >= 400
    assert reader.get(picture).status_code == 200


def test_nothing_else_of_the_bucket_is_reached(many, proxy, bucket):
    sealed = many.installation.content("seal('เรียกเงินที่ด่านตรวจ')")
    document = many.installation.content("store('แผนในร่าง')")["name"]
    for name in (
        f"private/{sealed['name']}",
        document,
        many.made["document_name"],
        many.made["original_name"],
    ):
        assert requests.get(f"{bucket}/{name}").status_code == 403
        for way in ("../", "%2e%2e/", "..%2f", "%2e%2e%2f", "x/../../", "", "/", "%00/../"):
            status, text = as_written(proxy, f"/media/images/{way}{name}")
            assert status in (400, 404), way
            assert "แผนในร่าง" not in text
            assert not any(word in text for word in LISTING_OR_FAULT)
    for listing in (bucket, f"{bucket}/", f"{bucket}?list-type=2&prefix=images/"):
        assert requests.get(listing).status_code == 403
