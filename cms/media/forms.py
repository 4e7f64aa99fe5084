from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media.pictures import READING_ERRORS, UNREADABLE


class PictureField(WagtailImageField):
    """Refuses a damaged picture in words: Wagtail's own field lets the error of its reader through."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except Image.DecompressionBombError as error:
            raise ValidationError(
                _("This picture has far too many pixels. Make it smaller, and upload it again.")
            ) from error
        except READING_ERRORS as error:
            raise ValidationError(UNREADABLE) from error


class StationImageForm(BaseImageForm):
    """Reads the picture with a PictureField, made anew for each form because it holds texts in one language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )


class StationDocumentForm(BaseDocumentForm):
    """Keeps the file that is replaced: Wagtail deletes it, and here it becomes a version of the document."""

    def save(self, commit=True):
        self.original_file = None
        return super().save(commit=commit)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Takes any number of uploaded files, which whoever asked for them looks at one by one."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(SeveralFilesField, self).clean(each, initial) for each in given]
