from django.urls import path

from .views import share_image

urlpatterns = [path("share/<int:page_id>.jpg", share_image, name="share_image")]
