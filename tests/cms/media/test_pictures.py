"""Pictures as they come from phones, and as the public gets them."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from cms.models import StationImage
from tests.cms.media.conftest import errors_of
from tests.factories import document
from tests.pictures import jpeg, png

pytestmark = pytest.mark.django_db

RED, BLUE = (200, 20, 20), (20, 20, 200)
TURNED_TO_THE_RIGHT = 6  # EXIF: the first row of the file is the right side of the scene


@pytest.fixture
def upload(officer):
    """A function that sends a picture through the admin's form; returns the response."""

    def upload(content, name, **fields):
        file = SimpleUploadedFile(name, content)
        return officer.post(reverse("wagtailimages:add"), {"title": "ป้ายบริการ", "file": file, **fields})

    return upload


def phone_photo(kind="JPEG", **options):
    """The upper half of the file red, taken on its side, with the place where it was taken."""
    picture = Image.new("RGB", (64, 48), BLUE)
    picture.paste(RED, (0, 0, 64, 24))
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    exif[0x0112] = TURNED_TO_THE_RIGHT
    exif[0x8825] = {1: "N", 2: (7.0, 57.0, 4.0), 3: "E", 4: (98.0, 16.0, 52.0)}
    buffer = BytesIO()
    picture.save(buffer, kind, exif=exif, **options)
    return buffer.getvalue()


def png_that_claims_to_be(width, height):
    """The beginning of a PNG, which names its size; there are no pixels behind it."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (header, b"IDAT")
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def opened(file):
    with file.open("rb") as stored:
        picture = Image.open(BytesIO(stored.read()))
        picture.load()
        return picture


def is_red(picture, x, y):
    red, _green, blue = picture.convert("RGB").getpixel((x, y))
    return red > blue


def test_a_phone_photo_stands_upright_and_says_nothing_of_where_it_was_taken(upload):
    assert upload(phone_photo(), "IMG_0191.jpg").status_code == 302
    image = StationImage.objects.get()
    assert (image.width, image.height) == (48, 64)
    for file in (image.file, image.get_rendition("width-24|format-jpeg").file):
        picture = opened(file)
        assert not picture.getexif()
        assert b"Exif" not in file.open("rb").read()
        assert picture.height > picture.width
        assert is_red(picture, picture.width - 3, 3)
        assert not is_red(picture, 2, 3)


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("WEBP", "webp")])
def test_other_formats_lose_their_data_and_keep_their_kind(kind, ending, upload):
    assert upload(phone_photo(kind), f"photo.{ending}").status_code == 302
    picture = opened(StationImage.objects.get().file)
    assert picture.format == kind
    assert not picture.getexif()


def test_a_heic_photo_becomes_a_jpeg_that_browsers_show(upload):
    photo = phone_photo("HEIF", quality=60)
    assert upload(photo, "IMG_1155.heic").status_code == 302
    image = StationImage.objects.get()
    assert image.file.name.endswith(".jpg")
    picture = opened(image.file)
    assert picture.format == "JPEG"
    assert not picture.getexif()
    assert image.get_rendition("width-20|format-webp").file.name.endswith(".webp")


def test_a_picture_with_few_colours_keeps_them(upload):
    buffer = BytesIO()
    Image.new("RGB", (10, 10), RED).quantize(4).save(buffer, "PNG")
    assert upload(buffer.getvalue(), "logo.png").status_code == 302
    assert is_red(opened(StationImage.objects.get().file), 5, 5)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"this is no picture", "photo.jpg", "either not an image or a corrupted image"),
        (jpeg(size=(900, 900)).read()[:900], "cut.jpg", "This picture cannot be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "Supported formats: AVIF, HEIC, JPG"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "banner.gif", "Supported formats"),
        (png().read(), "really-png.jpg", "does not match"),
        (b"", "empty.jpg", "empty"),
    ],
)
def test_what_is_not_a_usable_picture_is_refused_beside_the_field(content, name, words, upload):
    response = upload(content, name, description="ป้ายทางเข้า")
    form = response.context["form"]
    assert response.status_code == 200
    assert words in errors_of(response)
    assert form["description"].value() == "ป้ายทางเข้า"
    assert not StationImage.objects.exists()


@pytest.mark.parametrize(("kind", "ending"), [("AVIF", "avif"), ("HEIF", "heic")])
def test_a_picture_whose_pixels_were_lost_is_refused_in_words(kind, ending, upload):
    """The readers of these formats look at the pixels late, and raise errors of their own."""
    whole = BytesIO()
    Image.effect_noise((120, 90), 80).convert("RGB").save(whole, kind)
    start = whole.getvalue().index(b"mdat") + 4
    lost = whole.getvalue()[:start] + bytes(len(whole.getvalue()) - start)
    assert "cannot be read" in errors_of(upload(lost, f"lost.{ending}"))
    assert not StationImage.objects.exists()


def test_a_picture_too_large_in_bytes_or_pixels_is_refused(upload, settings):
    assert "too many pixels" in errors_of(upload(png_that_claims_to_be(20_000, 20_000), "bomb.png"))
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    assert "too many pixels" in errors_of(upload(jpeg().read(), "wide.jpg"))
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 200
    assert "too big" in errors_of(upload(jpeg().read(), "large.jpg"))
    assert not StationImage.objects.exists()


def test_a_damaged_picture_among_several_says_so(officer):
    cut = SimpleUploadedFile("cut.jpg", jpeg(size=(900, 900)).read()[:900])
    response = officer.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "cut.jpg", "files[]": cut},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert not response.json()["success"]
    assert "cannot be read" in response.json()["error_message"]


def test_the_alternative_text_follows_the_language():
    image = StationImage(title="IMG_1", file=jpeg(), description="ป้ายสถานี", description_en="Sign")
    image.save()
    plain = StationImage(title="ท่าเรือ", file=jpeg("pier.jpg"))
    plain.save()
    rendition = image.get_rendition("width-20")
    with override("th"):
        assert rendition.alt == "ป้ายสถานี"
    with override("en"):
        assert rendition.alt == "Sign"
        assert plain.get_rendition("width-20").alt == "ท่าเรือ"


def test_an_original_has_no_address_of_its_own_but_its_sizes_have(client):
    image = StationImage(title="IMG_1", file=jpeg())
    image.save()
    made = client.get(image.get_rendition("width-20").url)
    assert made.status_code == 200
    assert "immutable" in made["Cache-Control"]
    assert client.get(image.file.url).status_code == 404


@pytest.mark.parametrize(
    "way", ["images/../{}", "images/..%2F{}", "images//../{}", "images/./%2E%2E/{}", "{}"]
)
def test_only_made_sizes_have_an_address_among_the_media(client, station, way):
    made, picture = document(station, "pdf"), StationImage(title="ป้าย")
    picture.file.save("sign.png", png(), save=False)
    for name in (made.file.name, picture.file.name):
        assert client.get(f"/media/{way.format(name)}").status_code in (400, 404)
