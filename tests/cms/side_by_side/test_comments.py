"""When a text was translated, as wagtail-localize's own editor says it."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override
from wagtail_localize.models import StringTranslation


@pytest.mark.parametrize(("language", "day"), [("th", "3 เมษายน 2567"), ("en", "3 April 2024")])
@pytest.mark.parametrize("how", [{"tool_name": "LibreTranslate"}, {"translation_type": "manual"}])
def test_the_day_is_in_the_language_and_era_of_the_reader(language, day, how):
    # In the evening there, the next morning here.
    translated = StringTranslation(**how, updated_at=datetime(2024, 4, 2, 20, tzinfo=UTC))
    with override(language):
        assert day in translated.get_comment()
