"""What all refusals to publish a page have in common."""


class NotPublished(Exception):
    """A page that must not go live as it is. Its text is the message for the editor.

    Not a ValidationError: wagtail-localize answers those with advice to publish again regardless, or with none.
    """
