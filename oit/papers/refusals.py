"""Why a file could not be made."""


class CannotWrite(Exception):
    """Says, as a whole sentence in the active language, why a format cannot be made of the content."""
