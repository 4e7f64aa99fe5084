from django.urls import path

from .uploads import PhotoView
from .views import QuickPostView

app_name = "quick_post"
urlpatterns = [
    path("", QuickPostView.as_view(), name="post"),
    path("photos/<uuid:photo>/", PhotoView.as_view(), name="photo"),
]
