"""Stand-ins of LINE and Facebook: servers on this machine that note what is sent and answer as they are told."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

HANG, LATE = "hang", "late"


@dataclass(frozen=True)
class Received:
    method: str
    path: str
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self):
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


class Standin:
    """``answers``: ``{(method, path): [answer, …]}``; the last is given again. One is ``(status, headers, body)``,
    or HANG: what was asked is taken, and the connection is closed without a word, or LATE: that happens only when the
    test sets ``patience_is_over``.
    """

    def __init__(self):
        self.received, self.answers, self.patience_is_over = [], {}, threading.Event()

    def answer(self, method, path, status=200, body=None, **headers):
        content = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.setdefault((method, path), []).append((status, headers, content))

    def hang(self, method, path):
        self.answers.setdefault((method, path), []).append(HANG)

    def be_late(self, method, path):
        self.answers.setdefault((method, path), []).append(LATE)

    def next_answer(self, method, path):
        waiting = self.answers.get((method, path)) or [(404, {}, b"{}")]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def of(self, path):
        return [each for each in self.received if each.path == path]


@contextmanager
def serving():
    """Gives ``(Standin, address)``."""
    standin = Standin()

    class Handler(BaseHTTPRequestHandler):
        def _any(self):
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            standin.received.append(Received(self.command, self.path, headers, self.rfile.read(length)))
            answer = standin.next_answer(self.command, self.path)
            if answer == LATE:
                standin.patience_is_over.wait(30)
            if answer in (HANG, LATE):
                self.close_connection = True
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = _any

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield standin, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
