"""What a visitor sent, above the fields that officers fill in."""

from wagtail.admin.panels import Panel

from cms.mail.models import QueuedMail


class AsSentPanel(Panel):
    """The feedback as it was sent, which nobody changes, and the mails that went to the visitor."""

    class BoundPanel(Panel.BoundPanel):
        class Media:
            css = {"all": ["css/admin/board.css"]}

        template_name = "feedback/opinions/admin/as_sent.html"

        def get_context_data(self, parent_context=None):
            mails = QueuedMail.objects.about(self.instance) if self.instance.pk else ()
            return {
                **super().get_context_data(parent_context),
                "feedback": self.instance,
                "mails": list(mails),
            }
