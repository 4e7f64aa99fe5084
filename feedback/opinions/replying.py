"""Answering a visitor who gave an e-mail address. Only an officer sends such a mail."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from cms.mail.queue import queue_mail
from cms.models import StationSettings
from feedback.inbox.models import State


def send_reply(feedback, user):
    """Puts the station's reply into the queue of mails, in the language in which the visitor wrote."""
    with override(feedback.language):
        station = StationSettings.for_site(feedback.site)
        subject = _("Answer from %(station)s to your feedback") % {"station": station.name}
        body = render_to_string(
            "feedback/opinions/reply.txt", {"feedback": feedback, "name": str(station.name)}
        )
        queue_mail(feedback.site, feedback.email, subject, body.strip() + "\n", about=feedback)
    feedback.state, feedback.replied_at, feedback.replied_by = State.ANSWERED, timezone.now(), user
    feedback.save(update_fields=["state", "replied_at", "replied_by"])
    log(feedback, "feedback.reply", user=user)
