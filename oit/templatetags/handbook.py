from django import template
from django.urls import reverse

from oit.handbook.chapters import chapter_of

register = template.Library()


@register.inclusion_tag("oit/handbook/link.html", takes_context=True)
def guide_link(context):
    """The way from a screen of the admin to the chapter that explains it; nothing where there is none."""
    match = getattr(getattr(context, "request", None), "resolver_match", None)
    chapter = chapter_of(match.view_name) if match else None
    return (
        {"address": reverse("handbook:chapter", args=[chapter.slug]), "title": chapter.title}
        if chapter
        else {}
    )
