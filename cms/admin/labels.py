"""Labels that Wagtail leaves in English, or in the language that was active when its module was loaded."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.forms import TaskStateCommentForm
from wagtail.images.forms import ImageInsertionForm
from wagtail.snippets.widgets import AdminSnippetChooser

# Wagtail's own texts, whose Thai is in the catalogue of libraries: not collected into ours.
theirs = _

LINK_TEXT = _("Text of the link")
OF_FORMS = {
    choosers.ExternalLinkChooserForm: {"link_text": LINK_TEXT},
    choosers.AnchorLinkChooserForm: {"link_text": LINK_TEXT},
    choosers.PhoneLinkChooserForm: {"link_text": LINK_TEXT, "phone_number": _("Telephone number")},
    choosers.EmailLinkChooserForm: {
        "link_text": LINK_TEXT,
        "email_address": _("E-mail address"),
        "subject": _("Subject of the mail"),
        "body": _("Text of the mail"),
    },
    ImageInsertionForm: {
        "format": theirs("Format"),
        "image_is_decorative": theirs("Image is decorative"),
        "alt_text": theirs("Alt text"),
    },
    TaskStateCommentForm: {"comment": theirs("Comment")},
}
OF_CHOOSERS = {
    "choose_one_text": theirs("Choose"),
    "choose_another_text": theirs("Choose another"),
    "edit_item_text": theirs("Edit"),
    "search_tab_label": theirs("Search"),
    "create_action_label": theirs("Create"),
}
OF_SNIPPET_CHOOSERS = {
    "choose_one_text": theirs("Choose %(object)s"),
    "choose_another_text": theirs("Choose another %(object)s"),
    "link_to_chosen_text": theirs("Edit this %(object)s"),
}


class OfTheModel:
    """A text of a chooser with the name of what it chooses, worded whenever it is shown and not when it is set."""

    def __init__(self, text):
        self.text = text

    def __get__(self, chooser, owner=None):
        return self.text % {"object": chooser.model._meta.verbose_name} if chooser else self

    def __set__(self, chooser, worded):
        """Forgets what Wagtail worded when the chooser was made, in the language of that moment."""


def register():
    """Names them in the language of whoever reads."""
    for form, labels in OF_FORMS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for name, label in OF_CHOOSERS.items():
        setattr(ChooserViewSet, name, label)
    for name, text in OF_SNIPPET_CHOOSERS.items():
        setattr(AdminSnippetChooser, name, OfTheModel(text))
