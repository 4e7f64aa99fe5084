from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm


class ApproveForm(TaskStateCommentForm):
    """Approves, with a comment or without."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea({"rows": 3}))


class ReturnForm(ApproveForm):
    """Returns a page, never without a word on what to change."""

    comment = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what must be changed, so that the preparer can mend it.")},
    )
