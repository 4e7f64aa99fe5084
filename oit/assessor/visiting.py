"""Whether an address of this installation answers, asked as an anonymous visitor would ask.

The whole application answers inside this process, with every middleware that a visitor's request passes: no
network, no server that must be running, and no host name that must resolve here.
"""

from io import BytesIO
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.utils.translation import get_language, override


class Visitor:
    """Asks for addresses, without cookies and without signing in."""

    def __init__(self):
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def status_of(self, address):
        """The HTTP status with which the whole address ``address`` answers; a redirect is not followed."""
        return self.get(address).status_code

    def get(self, address):
        """The response of the whole address ``address``; its content is read by going through it."""
        request = WSGIRequest(environ_of(address))
        # The request chooses its own language, and would leave it to whoever asks.
        with override(get_language()):
            response = self.handler.get_response(request)
        # Closing the response would also close the connections to the database, which are still in use here.
        request.close()
        return response


def environ_of(address):
    """What a server would say of a visitor's request for the whole address ``address`` (WSGI, PEP 3333)."""
    parts = urlsplit(address)
    # A server that sends everyone to HTTPS is asked as one that came by HTTPS.
    secure = parts.scheme == "https" or settings.SECURE_SSL_REDIRECT
    environ = {
        "REQUEST_METHOD": "GET",
        # WSGI hands over the bytes of a path as Latin-1 (PEP 3333).
        "PATH_INFO": unquote(parts.path or "/", "latin-1"),
        "QUERY_STRING": parts.query,
        "HTTP_HOST": parts.netloc,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or (443 if secure else 80)),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "https" if secure else "http",
        "wsgi.input": BytesIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER and secure:
        header, value = settings.SECURE_PROXY_SSL_HEADER
        environ[header] = value
    if settings.USE_X_FORWARDED_HOST:
        environ["HTTP_X_FORWARDED_HOST"] = parts.netloc
    setup_testing_defaults(environ)
    return environ
