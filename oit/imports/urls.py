from django.urls import path

from .views import ImportView, TemplateFileView

app_name = "imports"
urlpatterns = [
    path("<int:page_id>/<str:key>/", ImportView.as_view(), name="import"),
    path("<int:page_id>/<str:key>/template.xlsx", TemplateFileView.as_view(), name="template"),
]
