from django.urls import path

from .offline import service_worker

# At the top: a worker may only see what lies below its own address.
urlpatterns = [path("service-worker.js", service_worker, name="service_worker")]
