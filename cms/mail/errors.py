"""What goes wrong when a mail is handed to a mail server, and what is said of it."""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

# What a mail server, the way to it, or an address that cannot be written to raises.
MAIL_ERRORS = (SMTPException, OSError, ValueError)


def answer_of(error):
    """What the mail server answered, such as “550 no such mailbox”, or else what happened on the way to it."""
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    else:
        return str(error) or type(error).__name__
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
