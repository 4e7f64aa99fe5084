"""PDF: the pages stay; who wrote them, with what and when, and everything that runs or is enclosed goes."""

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from .jpeg import JPEGError, without_segments
from .refusing import Unclean

# Keys of any dictionary whose value describes the maker, runs, or carries another file (ISO 32000-2).
TOLD = {
    "/Metadata",  # XMP (14.3.2)
    "/PieceInfo",  # private data of programs (14.5)
    "/LastModified",
    "/CreationDate",
    "/ModDate",
    "/CreatorInfo",  # of layers (8.11.4.4)
    "/Thumb",
    "/OpenAction",
    "/AA",  # actions that run by themselves (12.6.3)
    "/JS",
    "/JavaScript",
    "/EmbeddedFiles",
    "/AF",  # associated files (14.13)
    "/EF",
    "/Collection",
    "/XFA",
    "/Perms",  # signatures name the signer
    "/DSS",
    "/SpiderInfo",
    "/Measure",  # geospatial (12.9)
    "/VP",
    "/LPTS",
}
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/RichMediaExecute",
    "/Rendition",
}
ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
# Of an annotation: its author, its name and its subject.
AUTHOR = ("/T", "/NM", "/Subj", "/RC")
MOST_INFLATED = 50 * 1024 * 1024
# Where a camera's description of a picture begins: Exif (CIPA DC-008, 4.7.2) and XMP (ISO 16684-3).
DESCRIBED = (b"Exif\0\0", b"http://ns.adobe.com/xap/")
# Tells whether a box of a JPEG 2000 picture may describe it (ISO 15444-1, I.7).
JPX_BOXES = (b"uuid", b"xml ", b"uinf")


def clean_document(content):
    """The PDF ``content`` (bytes) anew, without earlier versions of itself. Raises Unclean."""
    try:
        with pikepdf.open(BytesIO(content)) as document:
            if document.is_encrypted or not len(document.pages):
                raise Unclean
            _strip(document)
            buffer = BytesIO()
            document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        result = buffer.getvalue()
        _prove(result)
    except (pikepdf.PdfError, pikepdf.PasswordError, JPEGError, ValueError, zlib.error) as error:
        raise Unclean from error
    return result


def _strip(document):
    for key in ("/Info", "/ID"):
        if key in document.trailer:
            del document.trailer[key]
    for found in _everything(document):
        _strip_dictionary(found)
        if isinstance(found, Stream):
            _strip_stream(found)
        if "/Annots" in found and isinstance(found.Annots, Array):
            found.Annots = Array([one for one in found.Annots if _value(one, "/Subtype") not in ANNOTATIONS])


def _strip_dictionary(found):
    for key in TOLD & set(found.keys()):
        del found[key]
    if _value(found, "/S") in ACTIONS:
        for key in set(found.keys()) - {"/Type"}:
            del found[key]
    if _value(found, "/Subtype") and "/Rect" in found:
        for key in set(AUTHOR) & set(found.keys()) if _value(found, "/Subtype") != "/Widget" else ():
            del found[key]


def _strip_stream(stream):
    """Takes the metadata out of a picture that stands in the document as the camera made it."""
    filters = stream.get("/Filter")
    names = [str(one) for one in filters] if isinstance(filters, Array) else [str(filters)]
    if names in (["/DCTDecode"], ["/FlateDecode", "/DCTDecode"]):
        data = stream.read_raw_bytes()
        picture = _inflated(data) if len(names) > 1 else data
        stream.write(without_segments(picture), filter=Name.DCTDecode)
    elif "/DCTDecode" in names or ("/JPXDecode" in names and _describes(stream.read_raw_bytes())):
        raise Unclean


def _inflated(data):
    """What ``data`` holds, unless it unpacks to more than a picture can need."""
    unpacking = zlib.decompressobj()
    picture = unpacking.decompress(data, MOST_INFLATED)
    if not unpacking.eof:
        raise Unclean
    return picture


def _describes(picture):
    return any(box in picture for box in JPX_BOXES)


def _everything(document):
    """Yields every dictionary and stream of the document once, those within others too."""
    waiting = [document.trailer.Root, *document.objects]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Dictionary | Stream):
            yield found
            waiting += [one for _, one in found.items() if _is_inside(one)]
        elif isinstance(found, Array):
            waiting += [one for one in found if _is_inside(one)]


def _is_inside(found):
    """Whether this stands in its parent itself: what is referred to is among the document's objects already."""
    return isinstance(found, Object) and not found.is_indirect


def _value(found, key):
    value = found.get(key) if isinstance(found, Dictionary | Stream) else None
    return str(value) if isinstance(value, Name) else ""


def _prove(result):
    """Raises Unclean if something of what is taken out is still there in the bytes ``result``."""
    if any(mark in result for mark in DESCRIBED):
        raise Unclean
    with pikepdf.open(BytesIO(result)) as document:
        if "/Info" in document.trailer or len(document.attachments):
            raise Unclean
        if any(TOLD & set(found.keys()) for found in _everything(document)):
            raise Unclean
