from django.urls import path

from .counter import counter, counter_done
from .eit import eit, eit_qr
from .offline import offline

urlpatterns = [
    path("eit/", eit, name="eit"),
    path("eit/qr.svg", eit_qr, name="eit_qr"),
    path("counter/", counter, name="counter"),
    path("counter/done/", counter_done, name="counter_done"),
    path("offline/", offline, name="offline"),
]
