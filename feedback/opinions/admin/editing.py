"""What officers do with feedback: sort it, answer it, choose to publish its comment."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.log_actions import log

from feedback.inbox.admin import InboxForm
from feedback.inbox.models import State
from feedback.opinions.replying import send_reply
from feedback.personal import personal_words_in

from .panels import AsSentPanel

# Texts that become public together.
PUBLIC = ("published_text", "reply")


class FeedbackEditForm(InboxForm):
    """Nothing is published with personal data in it, unless the officer says why they may stay."""

    send_reply = forms.BooleanField(
        label=gettext_lazy("Send this answer to the visitor's e-mail address now"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.email:
            del self.fields["send_reply"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("send_reply") and not cleaned.get("reply", "").strip():
            self.add_error("reply", _("Write the answer that is to be sent."))
        if cleaned.get("published"):
            self._check_what_is_published(cleaned)
        return cleaned

    def _check_what_is_published(self, cleaned):
        if cleaned.get("state") == State.SPAM:
            self.add_error(
                "published", _("Spam is not published. Choose another state, or take the tick out.")
            )
        if not cleaned.get("published_text", "").strip():
            self.add_error("published_text", _("Write the comment as the public may read it."))
        if cleaned.get("kept_reason", "").strip():
            return
        for name in PUBLIC:
            if words := personal_words_in(cleaned.get(name, ""), self.instance.site):
                self.add_error(
                    name,
                    _(
                        "This seems to hold personal data: %(words)s. Take them out, or say below why they may stay."
                    )
                    % {"words": ", ".join(f"“{each}”" for each in words)},
                )

    @transaction.atomic
    def save(self, commit=True):
        was_published = type(self.instance).objects.filter(pk=self.instance.pk, published=True).exists()
        saved = super().save(commit)
        if self.cleaned_data.get("send_reply"):
            send_reply(saved, self.for_user)
        if saved.published != was_published:
            step = "feedback.publish" if saved.published else "feedback.withdraw"
            log(saved, step, user=self.for_user)
        return saved


PANELS = [
    AsSentPanel(heading=gettext_lazy("As sent")),
    MultiFieldPanel(
        [FieldPanel("state", widget=forms.RadioSelect), FieldPanel("reply"), FieldPanel("send_reply")],
        heading=gettext_lazy("What the station does"),
    ),
    MultiFieldPanel(
        [FieldPanel("published"), FieldPanel("published_text"), FieldPanel("kept_reason")],
        heading=gettext_lazy("For the public"),
    ),
]
