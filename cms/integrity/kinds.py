"""What can be found, and what whoever reads of it does."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    PAGE = "page", _("Page that nobody published")
    CONTENT = "content", _("Page that differs from what was published")
    HOST = "host", _("Links to another site that is new")
    REDIRECT = "redirect", _("Address that leads away to another site")
    FLOOD = "flood", _("Advertisements for gambling")
    HIDDEN = "hidden", _("Hidden text or script")
    UPLOAD = "upload", _("Suspicious uploaded file")
    ROLE = "role", _("New role for somebody")
    ADMINISTRATOR = "administrator", _("New administrator")
    SITE = "site", _("New host name")
    CODE = "code", _("Changed file of the program")


ADVICE = {
    Kind.PAGE: _(
        "Open the page. If nobody of the station made it, unpublish it and have all passwords changed. If it is right, "
        "publish it once."
    ),
    Kind.CONTENT: _(
        "Compare the page with its history. To put back what was published, open its last version and publish it."
    ),
    Kind.HOST: _("Open the pages that link there. If the site is what they say it is, accept it."),
    Kind.REDIRECT: _("Delete the redirect unless the station made it."),
    Kind.FLOOD: _("Open it and take the advertisements out, then look in the history who put them there."),
    Kind.HIDDEN: _(
        "Open the page and take out what visitors do not see, then look in the history who put it there."
    ),
    Kind.UPLOAD: _("Look at the file, and delete it unless the station needs it."),
    Kind.ROLE: _("Ask the head of station whether this person was given the role. If not, take it away."),
    Kind.ADMINISTRATOR: _(
        "Ask who made this account. If nobody did, deactivate it and have all passwords changed."
    ),
    Kind.SITE: _("Delete the host name unless a station was set up there."),
    Kind.CODE: _(
        "If nobody has updated the program, take the server off the network and put it up anew from a backup. After an "
        "update run “manage.py integrity --accept”."
    ),
}

# At the first look they are what the station or the installation began with.
KNOWN_AT_FIRST = {Kind.HOST, Kind.REDIRECT, Kind.ROLE, Kind.ADMINISTRATOR, Kind.SITE}
# Once accepted they stay so, also after they were away for a while.
KNOWN_FOR_GOOD = {Kind.HOST}
