"""Why a file is not taken."""


class NotAccepted(Exception):
    """A file of a kind that cannot be attached."""

    exit_code = 3  # of the process that found it


class Unclean(Exception):
    """The file cannot be read, or something would stay in it that may give its maker away."""
