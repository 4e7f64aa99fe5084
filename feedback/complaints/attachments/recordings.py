"""Sound and video: the sound and the pictures are put into a new file as they are, without anything beside them.

Other streams (positions, subtitles, covers) are left behind, and so are the notes that cameras write between pictures
of H.264 and H.265 (SEI, ITU-T H.264 annex D and H.265 annex D).
"""

from io import BytesIO

import av
from av.bitstream import BitStreamFilterContext
from av.error import FFmpegError

from .refusing import Unclean

# Content type by ``filetype`` -> (how to read it, how to write it). Naming the reader keeps FFmpeg from taking the file
# for a list of other files.
RECORDINGS = {
    "video/mp4": ("mov", "mp4"),
    "video/x-m4v": ("mov", "mp4"),
    "audio/mp4": ("mov", "ipod"),
    "video/3gpp": ("mov", "3gp"),
    "video/quicktime": ("mov", "mov"),
    "video/webm": ("matroska", "webm"),
    "video/x-matroska": ("matroska", "matroska"),
    "audio/mpeg": ("mp3", "mp3"),
    "audio/ogg": ("ogg", "ogg"),
    "audio/x-wav": ("wav", "wav"),
    "audio/x-flac": ("flac", "flac"),
    "audio/aac": ("aac", "adts"),
    "audio/amr": ("amr", "amr"),
}
# No date, no name of the program; and for MP3 no tags at all.
CONTAINER = {"fflags": "+bitexact"}
WITHOUT_TAGS = {"mp3": {"id3v2_version": "0", "write_id3v1": "0"}}
# The video that cannot hide a photograph's metadata in each picture, as Motion JPEG can.
VIDEO = {"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263"}
NOTES = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
# What a container says of itself however little it is told.
HARMLESS = {
    "major_brand",
    "minor_version",
    "compatible_brands",
    "language",
    "handler_name",
    "vendor_id",
    "encoder",
    "duration",
}


def clean_recording(content, content_type):
    """The recording ``content`` (bytes) anew. Raises Unclean."""
    reader, writer = RECORDINGS[content_type]
    buffer = BytesIO()
    try:
        with av.open(BytesIO(content), format=reader) as source:
            streams = _shown(source)
            options = CONTAINER | WITHOUT_TAGS.get(writer, {})
            with av.open(buffer, "w", format=writer, options=options) as target:
                _copy(source, streams, target)
        result = buffer.getvalue()
        _prove(result, reader, len(streams))
    except (FFmpegError, ValueError, KeyError) as error:
        raise Unclean from error
    return result


def _shown(source):
    """The streams of sound and moving pictures."""
    shown = [
        stream
        for stream in (*source.streams.video, *source.streams.audio)
        if not stream.disposition & stream.disposition.__class__.attached_pic
    ]
    if not shown or not all(_is_known(stream) for stream in shown):
        raise Unclean
    return shown


def _is_known(stream):
    codec = stream.codec_context
    return codec is not None and (stream.type == "audio" or codec.name in VIDEO)


def _copy(source, streams, target):
    outputs, filters = {}, {}
    for stream in streams:
        output = target.add_stream_from_template(stream, opaque=True)
        output.metadata.clear()
        outputs[stream.index] = output
        if notes := NOTES.get(stream.codec_context.name):
            filters[stream.index] = BitStreamFilterContext(notes, stream, output)
    target.metadata.clear()
    for packet in source.demux(streams):
        # FFmpeg marks the end of each stream with a packet of no size.
        for one in _filtered(packet if packet.size else None, filters.get(packet.stream.index)):
            one.stream = outputs[packet.stream.index]
            target.mux(one)


def _filtered(packet, notes):
    """The packets to write for ``packet``, or (None) for the end of its stream."""
    if notes:
        return notes.filter(packet)
    return [packet] if packet else []


def _prove(result, reader, streams):
    """Raises Unclean if the bytes ``result`` hold more than ``streams``, or say anything of their maker."""
    with av.open(BytesIO(result), format=reader) as proof:
        told = set(proof.metadata).union(*(stream.metadata for stream in proof.streams))
        if len(proof.streams) != streams or {key.lower() for key in told} - HARMLESS:
            raise Unclean
