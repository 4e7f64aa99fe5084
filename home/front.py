"""What other apps show of the station's front."""

from cms import front
from cms.front import Front
from cms.languages import below
from home.models import EServiceKind, EServicePage, OneStopServicePage, Order, OrderPurpose


def case_tracking(home):
    return EServicePage.objects.live().filter(below(home, 2), kind=EServiceKind.CASE_TRACKING)


def order_on_answers(site):
    published = Order.objects.of_station(site).published()
    return published.filter(purpose=OrderPurpose.SOCIAL_MEDIA).first()


def register():
    services = {OneStopServicePage: "point", EServicePage: "online"}
    front.register(Front(services, case_tracking, order_on_answers))
