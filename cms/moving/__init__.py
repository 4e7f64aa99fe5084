"""One station out of this installation, and into another.

A station file is a tar archive inside an age file, as a backup is (``cms.backup``):

    station.json          what this is, and in which version of the form
    rows/<table>.jsonl    every row that belongs to the station, one JSON object a line
    media/…, private/…    its files
    manifest.json         which station, of which version of the software; size and SHA-256 of everything before it

What belongs to a station is found by following foreign keys (``scope``), so that a new model is carried by itself. A
room says what of its models stays behind, in ``stays_behind`` of its AppConfig, with the reason.
"""
