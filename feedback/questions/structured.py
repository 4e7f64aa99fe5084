"""Questions and answers for search engines: schema.org as JSON-LD, in a block of data that no browser runs.

The list is the station's own (FAQPage); a page with a single question from the public is a QAPage.
"""

import json

from django.utils.safestring import SafeString

from .words import plain_lines

# What could end the block, or begin a comment in it.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def plain(html):
    """The words of rich text on one line."""
    return plain_lines(html).replace("\n", " ")


def block(data):
    """``data`` as the block that goes into the head of a page."""
    return SafeString(
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False).translate(_ESCAPES)}</script>'
    )


def faq_page(questions, language):
    """The FAQPage of the ``questions`` on a list, or None where there is none in the ``language``."""
    own = [question for question in questions if language in question.languages]
    if not own:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": language,
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.shown_question,
                "acceptedAnswer": {"@type": "Answer", "text": plain(question.shown_answer)},
            }
            for question in own
        ],
    }


def qa_page(question, address, station):
    """The QAPage of one published ``question`` at the absolute ``address``, answered by the ``station`` (its name)."""
    return {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "inLanguage": question.shown_language,
        "mainEntity": {
            "@type": "Question",
            "name": question.shown_question,
            "text": question.shown_question,
            "datePublished": question.received_on.isoformat(),
            "answerCount": 1,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": plain(question.shown_answer),
                "url": address,
                "datePublished": question.answered_on.isoformat() if question.answered_on else None,
                "author": {"@type": "GovernmentOrganization", "name": str(station)},
            },
        },
    }
