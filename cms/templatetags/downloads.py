"""Files to download, made here because pages of the checklist show so many of them."""

from django import template
from django.utils.translation import gettext as _

from cms.bilingual import active_language
from cms.markup import joined, markup, markup_of_each

from .components import icon
from .thai import filesize_label, thaidate

register = template.Library()


@register.simple_tag
def download(file, name="", note=""):
    """One file as an item of a list with the class "download-list".

    ``file``: a document, or a former version of one.
    ``name``: shown instead of the file's own, which marks itself where it is in another language than the page.
    ``note``: small words below.
    """
    return _download(file, active_language(), name, note)


def _download(file, language, name="", note=""):
    changed = getattr(file, "file_changed_at", None)
    return markup(
        '<li><a class="line" href="{}" download><span class="file-type">{}</span> '
        '<span><span class="file-name">{}</span> <span class="file-meta">{}{}</span>{}{}</span> {}</a></li>',
        file.url,
        file.format,
        name or file.name,
        filesize_label(file.file_size),
        f" · {thaidate(changed, 'short', language)}" if changed else "",
        _small(_("A scan: it has no text that can be searched or read aloud.")) if file.is_scan else "",
        _small(note) if note else "",
        icon("download"),
    )


@register.simple_tag
def downloads(files):
    """A list of the documents ``files``."""
    language = active_language()
    return _listed(_download(file, language) for file in files)


@register.simple_tag
def noted_downloads(files):
    """A list of ``files``, each ``{document, note}``. A file that was deleted is left out."""
    language = active_language()
    return _listed(
        _download(file["document"], language, note=file["note"]) for file in files if file["document"]
    )


@register.simple_tag
def short_downloads(files):
    """The documents ``files`` side by side, by format and size; their names are for screen readers."""
    items = markup_of_each(
        '<li><a href="{}" download>{} {}{}<span class="visually-hidden"> {}</span></a></li>',
        (
            (
                file.url,
                file.format,
                filesize_label(file.file_size),
                markup(" {}", _("(a scan, without text)")) if file.is_scan else "",
                file.name,
            )
            for file in files
        ),
    )
    return markup('<ul class="row">{}</ul>', items)


def _small(words):
    return markup("<br><small>{}</small>", words)


def _listed(items):
    return markup('<ul class="download-list ruled">{}</ul>', joined(items))
