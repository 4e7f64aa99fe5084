"""Files as phones and programs make them, with CANARY wherever they tell of their maker."""

import struct
from io import BytesIO

import av
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from pillow_heif import register_heif_opener

register_heif_opener()

CANARY = b"CANARY"
GPS = 0x8825
TAGS = {0x010F: "CANARY maker", 0x013B: "CANARY artist", 0x0112: 6}


def picture(kind="JPEG", **options):
    """A picture of 40 by 20 that is to be shown turned, and says where it was taken."""
    image = Image.new("RGB", (40, 20), "red")
    exif = image.getexif()
    exif.update(TAGS)
    exif.get_ifd(GPS).update({1: "N", 2: (7.0, 57.0, 12.0), 29: "CANARY day"})
    if kind in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY</x:xmpmeta>"
    if kind == "JPEG":
        options["comment"] = b"CANARY comment"
    buffer = BytesIO()
    image.save(buffer, kind, exif=exif, **options)
    return buffer.getvalue()


def document():
    """A page with a photo, and everything beside it that a PDF can carry."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["CANARY creator"]
    pdf.docinfo["/Author"] = "CANARY author"
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"CANARY file", filename="CANARY.txt")
    script = Dictionary(S=Name.JavaScript, JS="CANARY script")
    pdf.Root.OpenAction = script
    pdf.Root.Names.JavaScript = Dictionary(Names=["a", script])
    page = pdf.pages[0]
    photo = Stream(pdf, picture())
    _describe(photo)
    page.Resources = Dictionary(XObject=Dictionary(Photo=photo))
    page.Contents = Stream(pdf, b"q 40 0 0 20 0 0 cm /Photo Do Q")
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], T="CANARY", Contents="note", A=script
    )
    enclosed = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], Contents="CANARY")
    page.Annots = Array([note, enclosed])
    return saved(pdf)


def _describe(photo):
    photo.Type, photo.Subtype = Name.XObject, Name.Image
    photo.Width, photo.Height = 40, 20
    photo.ColorSpace, photo.BitsPerComponent, photo.Filter = Name.DeviceRGB, 8, Name.DCTDecode


def saved(pdf):
    """The PDF with nothing compressed, so that every word in it can be found."""
    buffer = BytesIO()
    pdf.save(
        buffer,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return buffer.getvalue()


def recording(container, video=None, audio=None):
    """A second of ``video`` and ``audio`` (codecs) with tags everywhere, the position among them."""
    buffer = BytesIO()
    options = {"movflags": "use_metadata_tags"} if container in ("mov", "mp4") else {}
    with av.open(buffer, "w", format=container, options=options) as target:
        target.metadata.update(
            {
                "title": "CANARY",
                "artist": "CANARY",
                "location": "+7.9+98.3/CANARY",
                "com.apple.quicktime.model": "CANARY",
            }
        )
        if video:
            pictures = target.add_stream(video, rate=10, width=64, height=64, pix_fmt="yuv420p")
            pictures.metadata["title"] = pictures.metadata["handler_name"] = "CANARY"
        if audio:
            sound = target.add_stream(audio, rate=48000, layout="mono")
            sound.metadata["title"] = "CANARY"
        if video:
            target.mux([packet for at in range(10) for packet in pictures.encode(_shown(at))])
            target.mux(pictures.encode())
        if audio:
            target.mux([packet for at in range(20) for packet in sound.encode(_heard(sound, at))])
            target.mux(sound.encode())
    return buffer.getvalue()


def turned(film):
    """The MOV ``film`` as a phone held upright marks it: a matrix in the header of its track (ISO 14496-12, 8.3.2)."""
    one = 0x10000
    lying = struct.pack(">9i", one, 0, 0, 0, one, 0, 0, 0, 0x40000000)
    upright = struct.pack(">9i", 0, one, 0, -one, 0, 0, 64 * one, 0, 0x40000000)
    at = film.index(lying, film.index(b"tkhd"))
    return film[:at] + upright + film[at + len(lying) :]


def _shown(at):
    frame = av.VideoFrame(64, 64, "yuv420p")
    for plane in frame.planes:
        plane.update(bytes([at * 20]) * plane.buffer_size)
    frame.pts = at
    return frame


def _heard(sound, at):
    samples = sound.codec_context.frame_size or 1024
    frame = av.AudioFrame(format=sound.codec_context.format.name, layout="mono", samples=samples)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    frame.sample_rate, frame.pts = 48000, at * samples
    return frame
