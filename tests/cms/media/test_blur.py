"""Faces and number plates blurred for good, and nothing left of the picture before."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image, ImageChops
from wagtail.models import ModelLogEntry

from cms.media import blurring
from cms.media.blurring import LOG_ACTION, Rectangle
from cms.models import Rendition, StationImage
from home.models import NewsIndexPage, NewsPage
from oit.stations import collection_of
from tests.cms.pages import publish
from tests.pictures import jpeg

pytestmark = pytest.mark.django_db

SIZE = (200, 100)
FACE = {"left": "10", "top": "20", "width": "30", "height": "40"}  # pixels 20-80 across, 20-60 down


def stripes(mode="RGB"):
    """A picture of black and white stripes, each one pixel wide: all detail, and grey on average."""
    picture = Image.new("L", SIZE)
    picture.putdata([255 * (x % 2) for _y in range(SIZE[1]) for x in range(SIZE[0])])
    return picture.convert(mode)


def file_of(picture, kind="PNG", name="IMG_0191.png", **options):
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return ContentFile(buffer.getvalue(), name)


@pytest.fixture
def picture(station):
    """A picture of Kamala, all stripes."""
    image = StationImage(
        title="จับกุมรถ",
        description="รถของกลางหน้าสถานี",
        file=file_of(stripes()),
        collection=collection_of(station),
        focal_point_x=50,
        focal_point_y=40,
        focal_point_width=20,
        focal_point_height=20,
    )
    image.save()
    return image


@pytest.fixture
def send(officer):
    """A function that posts rectangles for a picture; returns the response."""

    def send(image, *rectangles, client=officer, **fields):
        data = {
            "form-TOTAL_FORMS": str(len(rectangles)),
            "form-INITIAL_FORMS": "0",
            "file_hash": image.file_hash,
            "confirmed": "on",
            **fields,
        }
        for number, rectangle in enumerate(rectangles):
            data |= {f"form-{number}-{side}": value for side, value in rectangle.items()}
        return client.post(blur_address(image), {key: each for key, each in data.items() if each is not None})

    return send


def blur_address(image):
    return reverse("blur_picture", args=[image.pk])


def stored(image):
    image.refresh_from_db()
    with default_storage.open(image.file.name) as file:
        picture = Image.open(BytesIO(file.read()))
        picture.load()
        return picture


def steepest(picture):
    """The greatest difference between two pixels that lie side by side."""
    grey = picture.convert("L")
    return ImageChops.difference(
        grey.crop((1, 0, *grey.size)), grey.crop((0, 0, grey.width - 1, grey.height))
    ).getextrema()[1]


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def exists(file):
    return default_storage.exists(file.name)


# --- What becomes of the pixels


def test_a_covered_part_keeps_nothing_of_what_was_there_and_the_rest_stays(send, picture):
    assert send(picture, FACE).status_code == 302
    after = stored(picture).convert("L")
    assert after.size == SIZE
    covered = after.crop((20, 20, 80, 60))
    assert len(covered.getcolors()) == 1
    before = stripes()
    for box in ((0, 0, 200, 20), (0, 60, 200, 100), (0, 0, 20, 100), (80, 0, 200, 100)):
        assert after.crop(box).tobytes() == before.convert("L").crop(box).tobytes()


def test_a_large_part_keeps_a_few_coarse_blocks(send, picture):
    photo = Image.effect_noise((1000, 600), 90).convert("RGB")
    picture.file = file_of(photo, name="IMG_0192.png")
    picture.save()
    send(picture, {"left": "0", "top": "0", "width": "100", "height": "100"})
    after = stored(picture)
    assert steepest(photo) > 60
    assert steepest(after) <= 4


def test_many_small_rectangles_keep_no_more_than_one_large_one(send, picture):
    rows = [
        {"left": str(left), "top": str(top), "width": "1", "height": "2"}
        for left in range(0, 10)
        for top in range(0, 20, 2)
    ]
    assert send(picture, *rows).status_code == 302
    assert len(stored(picture).convert("L").crop((0, 0, 20, 20)).getcolors()) == 1


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"), ("WEBP", "RGB"), ("AVIF", "RGB")]
)
def test_the_format_stays(kind, mode, send, station):
    ending = {"JPEG": "jpg"}.get(kind, kind.lower())
    image = StationImage(
        title="ภาพ", file=file_of(stripes(mode), kind, f"a.{ending}"), collection=collection_of(station)
    )
    image.save()
    assert send(image, FACE).status_code == 302
    after = stored(image)
    assert (after.format, after.size) == (kind, SIZE)
    low, high = after.convert("L").crop((30, 30, 70, 50)).getextrema()
    assert high - low < 30


@pytest.mark.parametrize("mode", ["P", "1", "LA", "RGBA", "I;16"])
def test_pictures_with_palettes_transparency_or_deep_greys_are_covered_too(mode, send, station):
    picture = stripes("L")
    if mode == "I;16":
        made = Image.frombytes(mode, SIZE, bytes(each for each in picture.tobytes() for _byte in range(2)))
    else:
        made = picture.convert(mode)
    image = StationImage(title="ภาพ", file=file_of(made), collection=collection_of(station))
    image.save()
    assert send(image, FACE).status_code == 302
    after = stored(image).convert("RGBA")
    assert len(after.crop((20, 20, 80, 60)).convert("L").getcolors()) == 1
    assert after.getpixel((101, 5)) == (255, 255, 255, 255)
    assert after.getpixel((100, 5)) == (0, 0, 0, 255)


def test_a_picture_that_lies_on_its_side_is_blurred_as_it_is_seen_and_loses_its_data(send, picture):
    """Pictures that came in by another way than the forms may still have the data of the camera."""
    exif = Image.Exif()
    exif[0x0112] = 6  # the first row of the file is the right side of the scene
    exif[0x010F] = "Phone"
    raw = file_of(Image.new("RGB", (200, 100), "white"), "JPEG", "raw.jpg", exif=exif)
    name = default_storage.save("original_images/raw.jpg", raw)
    StationImage.objects.filter(pk=picture.pk).update(file=name, width=100, height=200)
    black = Image.new("RGB", (6, 6))
    with default_storage.open(name) as file:
        sideways = Image.open(file).copy()
    sideways.paste(black, (0, 94))  # bottom left of the file is the top left of the scene
    default_storage.delete(name)
    default_storage.save(name, file_of(sideways, "JPEG", "raw.jpg", exif=exif))
    picture.refresh_from_db()
    assert send(picture, {"left": "0", "top": "0", "width": "40", "height": "20"}).status_code == 302
    after = stored(picture)
    assert after.size == (100, 200)
    assert (picture.width, picture.height) == (100, 200)
    assert not after.getexif()
    assert after.convert("L").crop((0, 0, 40, 40)).getextrema()[0] > 100
    assert after.convert("L").crop((50, 50, 90, 190)).getextrema()[0] > 245


@pytest.mark.parametrize(
    ("rectangle", "box"),
    [
        (Rectangle(10, 20, 30, 40), (20, 20, 80, 60)),
        (Rectangle(90, 90, 30, 40), (180, 90, 200, 100)),
        (Rectangle(0.1, 0.1, 0.1, 0.1), (0, 0, 1, 1)),
        (Rectangle(100, 100, 1, 1), (199, 99, 200, 100)),
    ],
)
def test_a_rectangle_covers_every_pixel_it_touches_within_the_picture(rectangle, box):
    assert rectangle.box(SIZE) == box


# --- What becomes of the files


def test_the_picture_before_and_its_sizes_are_gone_and_the_rest_stays(send, picture, officer_user, client):
    sizes = [picture.get_rendition("width-100"), picture.get_rendition("original")]
    addresses = [size.url for size in sizes]
    former, pk = picture.file, picture.pk
    assert client.get(addresses[0]).status_code == 200
    assert send(picture, FACE)["Location"] == reverse("wagtailimages:edit", args=[pk])
    picture.refresh_from_db()
    assert not exists(former)
    assert not any(exists(size.file) for size in sizes)
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert not Rendition.objects.filter(image=picture).exists()
    assert picture.get_rendition("width-100").url not in addresses
    assert "IMG_0191" not in picture.file.name
    assert (picture.pk, picture.title, picture.description) == (pk, "จับกุมรถ", "รถของกลางหน้าสถานี")
    assert (picture.focal_point_x, picture.focal_point_width) == (50, 20)
    entry = ModelLogEntry.objects.get(action=LOG_ACTION)
    assert (entry.user, entry.object_id, entry.data) == (officer_user, str(pk), {"rectangles": 1})


def test_a_page_that_shows_the_picture_shows_the_blurred_one(send, picture, station, client):
    index = NewsIndexPage.objects.descendant_of(station.root_page).get()
    publish(index, NewsPage(title="จับกุม", slug="arrest", picture=picture))

    def shown():
        return page_of(client.get("/news/arrest/")).select_one("main picture img")["src"]

    before = shown()
    send(picture, FACE)
    after = shown()
    assert before != after
    assert client.get(before).status_code == 404
    assert client.get(after).status_code == 200


def test_a_file_that_cannot_be_deleted_is_named(send, picture, officer, monkeypatch):
    picture.get_rendition("width-100")
    former = picture.file.name
    delete = default_storage.delete

    def stubborn(name):
        if name == former:
            raise PermissionError(name)
        delete(name)

    monkeypatch.setattr(type(default_storage._wrapped), "delete", lambda storage, name: stubborn(name))
    response = send(picture, FACE)
    monkeypatch.undo()
    message = messages_of(officer.get(response["Location"]))
    assert former in message
    assert "could not be deleted" in message


# --- The page


def test_the_page_is_reached_from_the_picture_and_says_that_it_cannot_be_undone(officer, picture):
    edit = officer.get(reverse("wagtailimages:edit", args=[picture.pk]))
    assert page_of(edit).find("a", href=blur_address(picture)).text.strip() == "Blur faces and number plates"
    page = page_of(officer.get(blur_address(picture)))
    assert "cannot be undone" in page.main.text
    assert len(page.select("[data-rows] fieldset")) > 1
    preview = officer.get(page.select_one(".blur__picture img")["src"])
    assert preview["Content-Type"].startswith("image/")
    assert not Rendition.objects.filter(filter_spec="max-1600x1600").exists()


def test_several_pictures_of_the_list_are_blurred_one_after_the_other(officer, send, picture, station):
    other = StationImage(title="รถ", file=file_of(stripes()), collection=collection_of(station))
    other.save()
    listing = reverse("wagtailimages:index")
    action = reverse("wagtail_bulk_action", args=["cms", "stationimage", "blur"])
    assert action in officer.get(listing).text
    first = officer.get(action, {"id": [picture.pk, other.pk], "next": listing})
    assert first["Location"].startswith(blur_address(picture))
    page = page_of(officer.get(first["Location"]))
    done = send(picture, FACE, next=page.select_one("[name=next]")["value"])
    second = officer.get(done["Location"])
    assert second["Location"].startswith(blur_address(other))
    page = page_of(officer.get(second["Location"]))
    assert page.select_one("[name=next]")["value"] == listing


def test_too_many_pictures_at_once_are_refused_in_words(officer, picture, monkeypatch):
    monkeypatch.setattr("cms.media.blur_views.MOST_IN_A_ROW", 0)
    action = reverse("wagtail_bulk_action", args=["cms", "stationimage", "blur"])
    response = officer.get(action, {"id": picture.pk}, follow=True)
    assert "Choose at most 0 pictures" in messages_of(response)


@pytest.mark.parametrize(
    ("rectangles", "fields", "words"),
    [
        ([], {}, "Draw at least one rectangle"),
        ([{"left": "", "top": "", "width": "", "height": ""}], {}, "Draw at least one rectangle"),
        ([FACE], {"confirmed": None}, "Tick this box"),
        ([{**FACE, "width": ""}], {}, "This field is required"),
        ([{**FACE, "left": "สิบ"}], {}, "Enter a number"),
        ([{**FACE, "top": "101"}], {}, "less than or equal to 100"),
        ([{**FACE, "height": "0"}], {}, "greater than or equal to 0.1"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(rectangles, fields, words, send, picture):
    response = send(picture, *rectangles, **fields)
    page = page_of(response)
    assert words in page.main.text
    assert "Nothing has been blurred yet" in messages_of(response)
    for number, rectangle in enumerate(rectangles):
        for side, value in rectangle.items():
            assert page.select_one(f"[name=form-{number}-{side}]").get("value", "") == value
    assert stored(picture).convert("L").tobytes() == stripes("L").tobytes()


def test_per_cent_may_be_written_in_thai_digits_and_with_its_sign(send, picture):
    assert send(picture, {"left": "๑๐", "top": "20%", "width": "๓๐ %", "height": " 40 "}).status_code == 302
    assert len(stored(picture).convert("L").crop((20, 20, 80, 60)).getcolors()) == 1


def test_too_many_rectangles_are_refused(send, picture, monkeypatch):
    monkeypatch.setattr("cms.media.blur_forms.MOST_RECTANGLES", 1)
    assert "2 rectangles; 1" in page_of(send(picture, FACE, FACE)).main.text


def test_rectangles_drawn_on_another_file_blur_nothing_and_stay(send, picture):
    drawn_on = picture.file_hash
    picture.file = jpeg("other.jpg", size=SIZE)
    picture.save()
    response = send(picture, FACE, file_hash=drawn_on)
    page = page_of(response)
    assert "was changed while you were drawing" in messages_of(response)
    assert page.select_one("[name=form-0-left]")["value"] == "10"
    assert page.select_one("[name=file_hash]")["value"] == picture.file_hash != drawn_on
    assert not page.select_one("[name=confirmed]").has_attr("checked")
    assert exists(picture.file)
    assert not ModelLogEntry.objects.filter(action=LOG_ACTION).exists()


def test_a_picture_changed_at_the_last_moment_is_not_blurred(send, picture, monkeypatch):
    cover = blurring._covered

    def covered_late(*args):
        StationImage.objects.filter(pk=picture.pk).update(file_hash="another")
        return cover(*args)

    originals = default_storage.listdir("original_images")
    monkeypatch.setattr(blurring, "_covered", covered_late)
    response = send(picture, FACE)
    assert "was changed while you were drawing" in messages_of(response)
    assert exists(picture.file)
    assert default_storage.listdir("original_images") == originals


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is no picture", "cannot be read"),
        (None, "file of this picture is missing"),
        ("moving", "This picture moves"),
    ],
)
def test_a_picture_that_cannot_be_blurred_says_why(content, words, officer, send, picture):
    name = picture.file.name
    default_storage.delete(name)
    if content == "moving":
        frames = [Image.new("RGB", SIZE, colour) for colour in ("red", "blue")]
        moving = file_of(frames[0], "WEBP", save_all=True, append_images=frames[1:])
        default_storage.save(name, moving)
    elif content:
        default_storage.save(name, ContentFile(content))
    shown = officer.get(blur_address(picture))
    assert shown["Location"] == reverse("wagtailimages:edit", args=[picture.pk])
    assert words in messages_of(send(picture, FACE))
    assert default_storage.exists(name) == bool(content)


def test_half_a_picture_is_refused_and_kept(send, picture):
    name = picture.file.name
    default_storage.delete(name)
    whole = jpeg(size=(900, 900)).read()
    default_storage.save(name, ContentFile(whole[: len(whole) // 2]))
    assert "cannot be read" in messages_of(send(picture, FACE))
    assert default_storage.exists(name)


# --- Who may


def test_only_who_may_change_the_picture_may_blur_it(
    send, picture, client, client_for, other_station, station
):
    theirs = StationImage(title="ภาพ", file=jpeg(), collection=collection_of(other_station))
    theirs.save()
    for image, response in ((theirs, send(theirs, FACE)), (picture, send(picture, FACE, client=client))):
        assert response.status_code == 302
        assert "/blur/" not in response["Location"].split("?")[0]
        image.refresh_from_db()
        assert "blurred" not in image.file.name
        assert exists(image.file)


def test_permission_to_see_pictures_is_not_permission_to_blur_them(picture, client_for, officer_user):
    """Taking away the permission to change pictures is enough, whatever else the officer may do."""
    group = officer_user.groups.get()
    group.collection_permissions.filter(permission__codename__in=("add_image", "change_image")).delete()
    response = client_for(officer_user).get(blur_address(picture))
    assert response.status_code in (302, 403)
    assert "/edit" not in response.get("Location", "")
