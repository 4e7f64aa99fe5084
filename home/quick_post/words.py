"""What the script of the screen says."""

from django.utils.translation import gettext as _

from .pending import MOST_PHOTOS


def script_words():
    """``{name: text}`` in the active language. What stands in braces is put in by the script."""
    return {
        "reading": _("{name}: is made smaller …"),
        "waiting": _("{name}: waits"),
        # xgettext:no-python-format
        "sending": _("{name}: {percent}% sent"),
        "sent": _("{name}: sent"),
        "remove": _("Remove {name}"),
        "remove_refused": _("Some photos cannot be taken. Remove them, and send the post again."),
        "too_many": _("At most {limit} photos can be in one post. The others were not taken.").replace(
            "{limit}", str(MOST_PHOTOS)
        ),
        "kept": _("Kept on this phone until it has arrived."),
        "restored": _("This is the post that you began on {when}. It was kept on this phone."),
        "wrong": _("The post was not sent yet. What has to be changed stands beside the fields."),
        "posting": _("The post is being sent …"),
        "offline": _(
            "There is no connection. The post and its photos are kept on this phone, and go on by themselves as "
            "soon as there is one."
        ),
        "signed_out": _(
            "You are signed out. The post is kept on this phone: sign in again, and it goes on where it stopped."
        ),
        "failed": _(
            "The site does not answer as it should. The post is kept on this phone. It is tried again."
        ),
        "no_space": _(
            "This phone has no room to keep the post. Do not close this screen before it has been sent."
        ),
    }
