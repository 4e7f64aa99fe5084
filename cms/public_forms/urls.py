from django.urls import path

from .views import challenge

urlpatterns = [path("public-forms/challenge/<slug:form>/", challenge, name="public_form_challenge")]
