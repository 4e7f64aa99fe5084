from django.urls import re_path

from .views import follow

urlpatterns = [re_path(r"^q/(?P<code>[A-Za-z]{1,12})/?$", follow, name="short_link")]
