"""What is posted of a news post, and what is ready to be copied."""

from dataclasses import dataclass

from django.conf import settings

from cms.languages import language_of
from cms.sharing.addresses import picture_path
from cms.thai.words import shortened

# Of the introduction, in characters: more is not read on a telephone.
LONGEST = 400


@dataclass(frozen=True)
class PostText:
    """``text``: what people read, with the address in it. ``link`` and ``picture``: addresses, "" before they exist."""

    text: str
    link: str
    picture: str


def text_of(page):
    """The PostText of the news post ``page``: title, introduction, address, and the English title where there is one.

    Of what was last published the same is made each time.
    """
    link = public_address(page.full_url) if page.pk else ""
    parts = [page.title, shortened(page.introduction, LONGEST) if page.introduction else "", link]
    parts += [f"{english.title}\n{public_address(english.full_url)}" for english in _live_english(page)]
    return PostText("\n\n".join(filter(None, parts)), link, _picture(page, link))


def _live_english(page):
    return [each for each in page.other_versions if each.live and language_of(each) == "en"]


def _picture(page, link):
    return public_address(page.get_site().root_url + picture_path(page)) if link else ""


def public_address(address):
    """``address`` as visitors open it: behind HTTPS where the site is, also for a station recorded with port 80."""
    if address and settings.SECURE_SSL_REDIRECT and address.startswith("http://"):
        return f"https://{address.removeprefix('http://')}"
    return address or ""
