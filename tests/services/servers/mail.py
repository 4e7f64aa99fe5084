"""A mail server that takes what it is given, or says that it cannot."""

import socketserver
from threading import Thread

from .program import free_port


class MailServer:
    """``mails``: the texts that it took. ``refuses``: whether it answers every mail with "try later"."""

    def __init__(self):
        self.port = free_port()
        self.mails, self.refuses = [], False
        self._server = None

    def start(self):
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", self.port), _handler_of(self))
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


def _handler_of(mail_server):
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self._say("220 mail.example")
            while line := self.rfile.readline():
                self._say(self._answer(line.strip().upper()))

        def _answer(self, line):
            if mail_server.refuses and line.startswith((b"MAIL", b"RCPT")):
                return "451 4.3.2 Try again later"
            if line == b"DATA":
                self._say("354 Go ahead")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                mail_server.mails.append(text.decode(errors="replace"))
            return "221 Bye" if line == b"QUIT" else "250 Ok"

        def _say(self, line):
            self.wfile.write(f"{line}\r\n".encode())

    return Handler
