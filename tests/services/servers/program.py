"""One program that serves at a port."""

import os
import shutil
import signal
import socket
import subprocess
import time
from threading import Event

import pytest

PATIENCE = 60  # seconds that a busy machine may take


def need(package, *programs):
    """Skips the tests, and says what to install, where one of the ``programs`` is missing."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing:
        pytest.skip(f"{', '.join(missing)} is missing: apt install {package}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(happens, what, within=PATIENCE):
    """Returns what ``happens()`` gives once that is true. Fails after ``within`` seconds, and says for ``what``."""
    never, until = Event(), time.monotonic() + within
    while not (result := happens()):
        assert time.monotonic() < until, f"In vain for {within} seconds: {what}"
        never.wait(0.05)
    return result


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Program:
    """``command``: what to run. ``log``: the file that gets what it says. Starts again at the same port."""

    def __init__(self, command, port, log, environment=None, cwd=None):
        self.command, self.port, self.log = [str(part) for part in command], port, log
        self.environment, self.cwd = environment, cwd
        self.process = None

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self._is_ready, f"{self.command[0]} did not answer; {self.log} says why")

    def _is_ready(self):
        if self.port is None:
            return True
        assert self.is_running, f"{self.command} ended:\n{self.log.read_text(errors='replace')[-3000:]}"
        return answers(self.port)

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def stop(self, how=signal.SIGTERM):
        """Asks it and its children to end, or kills them (``signal.SIGKILL``)."""
        if not self.is_running:
            return
        os.killpg(self.process.pid, how)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def pause(self):
        """It keeps its connections and answers nothing, like a machine that hangs."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def go_on(self):
        os.killpg(self.process.pid, signal.SIGCONT)
