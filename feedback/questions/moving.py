"""What follows when a station's questions move: answers have their number in their address (``cms.moving``)."""

from wagtail.contrib.redirects.models import Redirect

from cms.models.stations import pages_of
from cms.moving import registry

from .models import Question
from .pages import QuestionsPage


def register():
    registry.afterwards("questions", lead_to_answers)


def lead_to_answers(site, numbers):
    """Has the old address of each answer lead to the new one."""
    published = set(Question.objects.filter(site=site).published().values_list("pk", flat=True))
    for page in QuestionsPage.objects.filter(pk__in=pages_of([site.pk]).values("pk")).live():
        address = page.get_url_parts()[2]
        for old, new in numbers.moved(Question).items():
            if new in published:
                Redirect.add_redirect(
                    Redirect.normalise_path(f"{address}{old}/"), f"{address}{new}/", site=site
                )
