"""The yardstick: a view that fills a table of 100 rows and 4 columns from a template, and nothing else."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from cms import urls

TABLE = engines["django"].from_string(
    "<!doctype html><title>Table</title><table>{% for row in rows %}<tr>"
    "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


def plain(request):
    rows = [[f"{row}.{column}" for column in range(4)] for row in range(100)]
    return HttpResponse(TABLE.render({"rows": rows}))


urlpatterns = [path("plain/", plain, name="plain"), *urls.urlpatterns]
