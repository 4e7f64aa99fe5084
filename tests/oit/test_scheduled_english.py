"""A translation whose time has come while it is incomplete keeps no other page from being published."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail_localize.models import TranslationSource

from home.models import NewsPage
from oit.models import AntiBriberyPolicyPage
from tests.factories import draft, in_english, material, publish, published
from tests.filled import every_field


def due(page):
    """Schedules the page as it is now for a minute ago, as the editor's own form does."""
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()


@pytest.mark.django_db
def test_the_others_are_published_and_it_waits_until_it_is_complete(station, client, caplog):
    page = published(AntiBriberyPolicyPage, station, **every_field(AntiBriberyPolicyPage, material(station)))
    in_english(page)
    page.scope = "<p>ใช้กับข้าราชการตำรวจทุกนาย</p>"
    page = publish(page)
    TranslationSource.objects.get_for_instance(page).update_from_db()
    english = page.get_translations().get().specific
    due(english)
    news = draft(NewsPage, station)
    due(news)

    call_command("publish_scheduled")

    assert client.get(NewsPage.objects.get(pk=news.pk).full_url).status_code == 200
    assert "ใช้กับข้าราชการ" not in client.get(english.full_url).content.decode()
    assert "is due but not published" in caplog.text
