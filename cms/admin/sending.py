"""Forms of the admin that a script sends while their page stays (static/js/admin/sending.js)."""

from http import HTTPStatus

from django.http import HttpResponse
from django.http.response import HttpResponseRedirectBase

from cms.requests import is_admin

# In the request: by what its sender knows it, the same when it is sent again.
KEY = "X-Form-Key"
# In the session: the keys of the last forms that were taken, and where each led.
TAKEN = "forms_taken"
REMEMBERED = 10


class SentFormsMiddleware:
    """Answers such a form, once it is taken, with the address that it leads to, as ``Location`` of an empty answer.

    A browser would follow a redirect by itself, and the messages for the person would be gone with a page that nobody
    sees. A form that is sent again, because the answer was lost on its way, is not taken twice. Every other answer
    stays as it is.

    Comes after the middlewares of sessions and users, and after what leads to signing in.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = request.headers.get(KEY)
        if not key or request.method != "POST" or not is_admin(request):
            return self.get_response(request)
        taken = dict(request.session.get(TAKEN, []))
        if key in taken:
            return _led_to(HttpResponse(), taken[key])
        response = self.get_response(request)
        if not isinstance(response, HttpResponseRedirectBase):
            return response
        # Read anew: the view may have changed the session, or ended it.
        taken = request.session.get(TAKEN, [])
        request.session[TAKEN] = [*taken, (key, response.url)][-REMEMBERED:]
        return _led_to(response, response.url)


def _led_to(response, address):
    response.status_code = HTTPStatus.OK
    response["Location"] = address
    return response
