"""Writing mails."""

from django.core.validators import validate_email

from .models import QueuedMail


def queue_mail(site, to, subject, body, about=None):
    """Stores a mail of the station ``site`` (a Site); ``tick`` sends it. Returns the QueuedMail.

    ``to``: one e-mail address. ``body``: plain text, in the reader's language. ``about``: a model instance, by which
    its mails are found (``QueuedMail.objects.about``), shown, and erased with it. Raises ValidationError for an
    address that cannot be written to; a mail server that is down raises nothing.

    To the public it is called only when an officer pressed a button: nobody has confirmed the addresses that people
    type, and a form must not be a way to send mail to somebody else.
    """
    validate_email(to)
    # An end of line in a subject would begin another header (RFC 5322 2.2).
    subject = " ".join(subject.split())[:200]
    return QueuedMail.objects.create(site=site, to=to, subject=subject, body=body, about=about)
