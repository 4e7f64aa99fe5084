"""Settings and addresses of the least that Django can be: one view, no middleware. Kept pages are measured by it."""

from django.http import HttpResponse
from django.urls import path

SECRET_KEY = "of-nothing"
ALLOWED_HOSTS = ["*"]
MIDDLEWARE = []
ROOT_URLCONF = __name__

urlpatterns = [path("", lambda request: HttpResponse("hello"))]
