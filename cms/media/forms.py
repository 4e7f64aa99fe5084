from wagtail.documents.forms import BaseDocumentForm


class StationDocumentForm(BaseDocumentForm):
    """Keeps the file that is replaced: Wagtail deletes it, and here it becomes a version of the document."""

    def save(self, commit=True):
        self.original_file = None
        return super().save(commit=commit)
