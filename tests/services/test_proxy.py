"""nginx with the shipped configuration: what it says itself protects readers as well, and nothing is said twice."""

import ssl
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from cms.headers import LEAST_POLICY
from tests.services.servers.nginx import SHIPPED, Proxy

pytestmark = pytest.mark.services
FIRST = ("Strict-Transport-Security", "X-Content-Type-Options", "Content-Security-Policy")


class Application(BaseHTTPRequestHandler):
    """Says the headers itself, as the real one does."""

    def do_GET(self):
        self.send_response(200)
        for name in FIRST:
            self.send_header(name, "of the application")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def application():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Application)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def proxy(application, tmp_path_factory):
    site = tmp_path_factory.mktemp("site")
    (site / "var" / "unavailable").mkdir(parents=True)
    (site / "var" / "unavailable" / "default.html").write_text("<h1>191</h1>")
    (site / "var" / "static").mkdir()
    (site / "var" / "static" / "site.js").write_text("1;")
    proxy = Proxy(tmp_path_factory.mktemp("nginx"), [application.server_port], site)
    static = (SHIPPED / "station-static.conf").read_text()
    (proxy.folder / "station-static.conf").write_text(static.replace("/srv/station", str(site)))
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture
def ask(proxy):
    def ask(method="GET", address="/", body=None, **tls):
        context = ssl.create_default_context(cafile=proxy.certificate)
        for name, value in tls.items():
            getattr(context, name)(value) if callable(getattr(context, name)) else setattr(
                context, name, value
            )
        connection = HTTPSConnection("127.0.0.1", proxy.port, context=context, timeout=20)
        connection.request(method, address, body)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    return ask


def test_what_the_application_says_is_said_once(ask):
    answer = ask()
    assert [answer.headers.get_all(name) for name in FIRST] == [["of the application"]] * len(FIRST)


@pytest.mark.parametrize(
    ("method", "address", "body", "status"),
    [("TRACE", "/", None, 405), ("POST", "/", b"x" * 1_100_000, 413), ("GET", "/%", None, 400)],
)
def test_what_nginx_refuses_itself_has_them_too(ask, method, address, body, status):
    answer = ask(method, address, body)
    assert answer.status == status
    assert all(len(answer.headers.get_all(name) or ()) == 1 for name in FIRST)
    assert "max-age=31536000; includeSubDomains" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["Content-Security-Policy"] == LEAST_POLICY


def test_static_files_have_them(ask):
    answer = ask(address="/static/site.js")
    assert answer.status == 200
    assert all(len(answer.headers.get_all(name) or ()) == 1 for name in FIRST)
    assert "immutable" in answer.headers["Cache-Control"]


def test_no_cipher_without_forward_secrecy_is_taken(ask):
    assert ask(maximum_version=ssl.TLSVersion.TLSv1_2, set_ciphers="ECDHE+AESGCM").status == 200
    with pytest.raises(ssl.SSLError, match=r"(?i)handshake"):
        ask(maximum_version=ssl.TLSVersion.TLSv1_2, set_ciphers="AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA384")


def test_the_page_of_a_station_that_does_not_answer_has_them(ask, application):
    application.shutdown()
    application.server_close()
    answer = ask()
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    assert all(len(answer.headers.get_all(name) or ()) == 1 for name in FIRST)
