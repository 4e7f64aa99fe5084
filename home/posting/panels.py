"""What the form of a news post says of the social channels: whether they are connected, and what would be posted."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .credentials import credentials_of
from .models import Channel, LineQuota, SocialPost
from .texts import text_of

FIELDS = {Channel.FACEBOOK: "post_to_facebook", Channel.LINE: "post_to_line"}
NOT_CONNECTED = _("Not connected to this website. Whoever runs the server can connect it.")


def explain_channels(form, site):
    """Lets nobody choose a channel of the station ``site`` that is not connected, and says so beside it."""
    for channel, name in FIELDS.items():
        if name in form.fields and (site is None or credentials_of(channel, site) is None):
            form.fields[name].disabled = True
            form.fields[name].help_text = NOT_CONNECTED


class PostingPanel(Panel):
    """The text that is posted when the page is published, and what became of the posts that there are."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "posting/panel.html"

        @cached_property
        def text(self):
            return text_of(self.instance)

        @cached_property
        def posts(self):
            return SocialPost.objects.filter(page_id=self.instance.pk) if self.instance.pk else ()

        @cached_property
        def quota(self):
            site = self.form.site
            if site is None or credentials_of(Channel.LINE, site) is None:
                return None
            return LineQuota.objects.filter(site=site).first()
