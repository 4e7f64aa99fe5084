from wagtail.snippets.models import register_snippet

from .admin import MeetingViewSet

register_snippet(MeetingViewSet)
