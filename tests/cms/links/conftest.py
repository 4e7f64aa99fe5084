"""A real server on this machine, with what can go wrong on another site."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from requests.adapters import HTTPAdapter

from cms.links.asking import guarded_session


class OtherSite(BaseHTTPRequestHandler):
    """Answers by the path: /status/404, /to/ADDRESS, /round, /huge, /drip, /no-head; else 200."""

    def do_HEAD(self):
        self.answer(with_body=False)

    def do_GET(self):
        self.answer(with_body=True)

    def answer(self, with_body):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        kind, _slash, rest = self.path.lstrip("/").partition("/")
        if kind == "drip":
            return self.drip()
        if kind == "no-head" and not with_body:
            return self.head(404)
        if kind == "round":
            return self.head(302, f"/round/{int(rest or 0) + 1}")
        if kind == "to":
            return self.head(302, rest)
        self.head(int(rest) if kind == "status" else 200)
        if kind == "huge" and with_body:
            self.pour()
        return None

    def head(self, status, location=None):
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def pour(self):
        """Ten gigabytes, unless nobody takes them."""
        try:
            for _part in range(10_000):
                self.wfile.write(bytes(1_000_000))
                self.server.poured += 1
        except OSError:
            self.close_connection = True

    def drip(self):
        """A header that never ends."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.server.closing.wait(0.05):
                self.wfile.write(b"a")
                self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
    server.asked, server.poured, server.closing = [], 0, threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def other_site():
    """``url``: its address. ``asked``: ``(method, path, User-Agent)`` of each request."""
    with serving() as server:
        yield server


@pytest.fixture
def session_for(other_site):
    """Makes sessions that may go to ``other_site``, and nowhere else in this machine or its network."""

    def session_for(name):
        session = guarded_session(name)
        session.mount(other_site.url, HTTPAdapter())
        return session

    return session_for
