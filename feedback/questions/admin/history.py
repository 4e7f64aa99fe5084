"""What was done to a question, in words."""

from django.utils.translation import gettext_lazy as _

STEPS = {
    "assign": _("Assigned"),
    "note": _("Noted something"),
    "look_at": _("Looked at it: it is a question"),
    "answer": _("Answered"),
    "prepare": _("Prepared the texts for everybody"),
    "publish": _("Published"),
    "withdraw": _("Took it off the page"),
    "decline": _("Declined"),
    "spam": _("Marked as spam"),
    "reopen": _("Reopened"),
    "send": _("Sent the answer by e-mail"),
}


def register(actions):
    """Receives the hook "register_log_actions"."""
    for name, label in STEPS.items():
        actions.register_action(f"questions.{name}", label, label)
