"""Nothing of what a file tells of its maker is left in it, and what it shows is."""

import zlib
from io import BytesIO

import av
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from PIL import Image, ImageCms

from feedback.complaints.attachments.cleaning import cleaned

from . import attached


@pytest.fixture(autouse=True)
def _in_english():
    translation.activate("en")


CANARY = attached.CANARY


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_picture_keeps_only_its_pixels(kind):
    content = attached.picture(kind)
    assert CANARY in content
    content_type, result = cleaned(content, "ภาพ")
    assert CANARY not in result
    with Image.open(BytesIO(result)) as picture:
        assert Image.MIME[picture.format] == content_type
        assert not picture.getexif()
        red, green, blue = picture.convert("RGB").getpixel((5, 5))
        assert (red > 230, green < 30, blue < 30) == (True, True, True)


def test_a_picture_is_upright_and_of_its_full_size():
    with Image.open(BytesIO(cleaned(attached.picture(), "ภาพ")[1])) as picture:
        assert picture.size == (20, 40)


def test_colours_are_those_of_every_screen_and_the_cameras_profile_is_gone():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _, result = cleaned(attached.picture(icc_profile=profile), "ภาพ")
    with Image.open(BytesIO(result)) as picture:
        assert "icc_profile" not in picture.info


def test_a_document_keeps_its_pages_and_photos_alone():
    content = attached.document()
    assert content.count(CANARY) >= 10
    _, result = cleaned(content, "เอกสาร")
    with pikepdf.open(BytesIO(result)) as document:
        assert CANARY not in attached.saved(document)
        (page,) = document.pages
        assert pikepdf.PdfImage(page.Resources.XObject.Photo).as_pil_image().size == (40, 20)
        assert [str(note.Contents) for note in page.Annots] == ["note"]


def test_what_was_deleted_from_a_document_earlier_is_gone():
    """Programs that save quickly append to the file, and what they deleted is still in it."""
    with pikepdf.open(BytesIO(attached.document())) as document:
        number, pages = document.Root.objgen[0], document.Root.Pages.objgen[0]
    before = attached.document()
    catalogue = f"{number} 0 obj << /Type /Catalog /Pages {pages} 0 R >> endobj\n".encode()
    end = (
        f"xref\n{number} 1\n{len(before):010} 00000 n \n"
        f"trailer << /Size 99 /Root {number} 0 R /Prev {before.split()[-2].decode()} >>\n"
        f"startxref\n{len(before) + len(catalogue)}\n%%EOF\n"
    )
    content = before + catalogue + end.encode()
    with pikepdf.open(BytesIO(content)) as document:
        assert not document.attachments
    with pikepdf.open(BytesIO(cleaned(content, "เอกสาร")[1])) as document:
        assert CANARY not in attached.saved(document)


@pytest.mark.parametrize(
    ("container", "video", "audio"),
    [
        ("mp4", "libx264", "aac"),
        ("mp4", "libx265", "aac"),
        ("mov", "libx264", "pcm_s16le"),
        ("3gp", "libx264", "aac"),
        ("webm", "libvpx", "libopus"),
        ("matroska", "libx264", "aac"),
        ("ipod", None, "aac"),
        ("mp3", None, "libmp3lame"),
        ("ogg", None, "libopus"),
        ("wav", None, "pcm_s16le"),
        ("flac", None, "flac"),
    ],
)
def test_a_recording_keeps_only_its_sound_and_pictures(container, video, audio):
    content = attached.recording(container, video, audio)
    assert CANARY in content
    _, result = cleaned(content, "คลิป")
    assert CANARY not in result
    assert b"x264" not in result
    with av.open(BytesIO(content)) as before, av.open(BytesIO(result)) as after:
        assert heard_and_seen(after) == heard_and_seen(before)


def test_a_film_that_was_taken_upright_stays_upright():
    content = attached.turned(attached.recording("mov", "libx264"))
    _, result = cleaned(content, "คลิป")
    for film in (content, result):
        with av.open(BytesIO(film)) as container:
            assert next(container.decode(video=0)).rotation == -90


def heard_and_seen(container):
    return [
        (stream.codec_context.name, sum(1 for _ in container.decode(stream)) if index == 0 else 0)
        for index, stream in enumerate((*container.streams.video, *container.streams.audio))
    ]


def test_photographs_played_as_video_are_refused():
    """Each picture of Motion JPEG is a photograph, with the place where it was taken if the camera likes."""
    content = attached.recording("matroska", "mpeg4").replace(b"V_MPEG4/ISO/ASP", b"V_MJPEG" + b"\0" * 8)
    with pytest.raises(ValidationError, match="not attached"):
        cleaned(content, "คลิป.mkv")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "บันทึกข้อความ".encode(),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"PK\x03\x04" + bytes(100),
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"MZ" + bytes(200),
    ],
)
def test_other_files_are_refused_by_name(content):
    with pytest.raises(ValidationError, match=r"“แฟ้ม” cannot be attached") as refused:
        cleaned(content, "แฟ้ม")
    assert len(refused.value.messages) == 1


@pytest.mark.parametrize(
    "content",
    [
        attached.picture()[:200],
        attached.document()[:500],
        attached.recording("mp4", "libx264")[:700],
        b"\xff\xd8\xff\xe0" + bytes(50),
        b"%PDF-1.7\n",
        bytes(4) + b"ftypisom" + bytes(40),
        b"ID3" + bytes(60),
    ],
)
def test_damaged_files_are_refused_by_name(content):
    with pytest.raises(ValidationError, match="“แฟ้ม”"):
        cleaned(content, "แฟ้ม")


@pytest.mark.parametrize(("size", "kept"), [(100, True), (60 * 1024 * 1024, False)])
def test_a_photo_that_is_packed_twice_is_unpacked_within_reason(size, kept):
    photo = attached.picture()
    packed = zlib.compress(photo[:-2] + bytes(size) + photo[-2:])
    with pikepdf.open(BytesIO(attached.document())) as document:
        image = document.pages[0].Resources.XObject.Photo
        image.write(packed, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode]))
        buffer = BytesIO()
        document.save(buffer)
    if kept:
        assert CANARY not in cleaned(buffer.getvalue(), "เอกสาร")[1]
    else:
        with pytest.raises(ValidationError):
            cleaned(buffer.getvalue(), "เอกสาร")


def test_a_photo_that_does_not_say_that_it_is_one_is_found():
    content = attached.document().replace(b"/DCTDecode", b"/DCTDecoda")
    with pytest.raises(ValidationError):
        cleaned(content, "เอกสาร")


def test_a_locked_document_is_refused():
    buffer = BytesIO()
    with pikepdf.open(BytesIO(attached.document())) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ValidationError, match="locked"):
        cleaned(buffer.getvalue(), "แฟ้ม")
