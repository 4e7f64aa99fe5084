"""How those who give and keep duties are spoken to, and spoken of."""

from django.conf import settings


def language_of_person(user):
    """The language in which the User reads the admin; Thai where they chose none."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def named(user):
    """The name of a User, with the position where one is given."""
    return f"{user} ({user.position})" if user.position else str(user)
