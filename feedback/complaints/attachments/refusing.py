class Unclean(Exception):
    """The file cannot be read, or something would stay in it that may give its maker away."""
