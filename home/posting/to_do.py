"""Posts that did not go out to a social channel, or perhaps did, as something to do."""

from django.urls import reverse
from django.utils.translation import ngettext

from cms.models.stations import may
from cms.today import ToDo

from .models import SocialPost


def posts_to_look_at(user, site, on):
    """See `cms.today`."""
    if not (may(user, "view", SocialPost, site) or may(user, "change", SocialPost, site)):
        return
    posts = list(SocialPost.objects.filter(site=site).in_trouble())
    if posts:
        words = ngettext(
            "%(number)s post for a social channel needs a look",
            "%(number)s posts for social channels need a look",
            len(posts),
        )
        newest = posts[0]
        note = f"{newest.get_channel_display()}, “{newest.title}”: {newest.get_state_display()}"
        yield ToDo(words % {"number": len(posts)}, reverse("posting:report"), note=note, order=65)
