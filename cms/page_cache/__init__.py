"""Public pages are made once and kept until their station changes anything.

``generations`` says since when a station's pages are valid, ``watching`` ends that when something is saved, ``whose``
finds the station of what was saved, ``expiry`` knows when the calendar alone changes a page, and ``middleware``
answers with what is kept.
"""
