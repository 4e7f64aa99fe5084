"""A JPEG file without the segments that describe it; its picture is not touched.

ITU-T T.81, annex B: a file is a row of segments, each with a marker and its length, up to the scan.
"""

START, SCAN, COMMENT = 0xD8, 0xDA, 0xFE
APPLICATIONS = range(0xE0, 0xF0)
# JFIF, and the colours that Adobe's programs mean. (ICC profiles, in APP2, may name the camera.)
KEPT = (0xE0, 0xEE)


class JPEGError(ValueError):
    """These bytes are no JPEG file, or they end too soon."""


def without_segments(data):
    """The JPEG file ``data`` (bytes) without comments and application data. Raises JPEGError."""
    if data[:2] != bytes((0xFF, START)):
        raise JPEGError
    kept, at = [data[:2]], 2
    while True:
        marker, end = _segment(data, at)
        if marker == SCAN:
            return b"".join(kept) + _scans(data[at:])
        if marker != COMMENT and (marker not in APPLICATIONS or marker in KEPT):
            kept.append(data[at:end])
        at = end


def _segment(data, at):
    """``(marker, where the segment at ``at`` ends)``."""
    if len(data) < at + 4 or data[at] != 0xFF:
        raise JPEGError
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if end > len(data):
        raise JPEGError
    return data[at + 1], end


def _scans(data):
    """Up to the end of the picture: cameras put previews and more behind it."""
    end = data.find(b"\xff\xd9")
    if end < 0:
        raise JPEGError
    return data[: end + 2]
