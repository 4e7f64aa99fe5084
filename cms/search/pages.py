"""Pages and the documents that they link, as things that are found."""

from cms.languages import language_of
from cms.models import StationDocument

from .kinds import Kind
from .models import LONGEST_TEXT
from .sources import Found, plain

LONGEST_TITLE = 500


def page_itself(reading):
    """The page with all that it says, or what stands at its beginning where the rest is about other pages."""
    page = reading.page
    facts = page.found_as
    said = reading.text.removeprefix(plain(page.title)).strip() or page.introduction
    yield Found(
        kind=facts.get("kind", Kind.PAGE),
        title=plain(facts.get("title", page.title), LONGEST_TITLE),
        text=plain(said, LONGEST_TEXT),
        date=facts.get("date", page.updated),
        year=facts.get("year"),
        item=facts.get("item", ""),
    )


def documents(reading):
    """The files that the page links, with the text inside them as far as it was read."""
    facts = reading.page.found_as
    language = language_of(reading.page)
    for document in StationDocument.objects.filter(address__in=reading.addresses).select_related(
        "search_text"
    ):
        known = getattr(document, "search_text", None)
        is_read = known is not None and known.file_hash == document.file_hash
        title, title_language = _title(document, language)
        yield Found(
            kind=Kind.DOCUMENT,
            key=f"document-{document.pk}",
            document_id=document.pk,
            title=plain(title, LONGEST_TITLE),
            text=plain(known.text, LONGEST_TEXT) if is_read else "",
            text_language=title_language,
            date=document.file_changed_at.date() if document.file_changed_at else None,
            year=facts.get("year"),
            item=facts.get("item", ""),
            format=document.content_type,
            unread=not is_read,
        )


def _title(document, language):
    """The title for readers of ``language``, and its language where that is another one."""
    if language == "en" and document.title_en:
        return document.title_en, ""
    return document.title, "th" if language == "en" else ""
