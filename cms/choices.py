"""Labels of choices."""


def label_of(choices, value):
    """The label that the TextChoices ``choices`` give ``value``, or itself where it is none of them (any more).

    Django's own ``get_..._display`` goes through all choices each time, which a page with many of them is slow with.
    """
    return str(choices(value).label) if value in choices else value
