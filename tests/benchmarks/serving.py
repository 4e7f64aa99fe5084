"""How many requests a second a kept page answers, beside a bare Django view on the same server with as many workers."""

import contextlib
import os
import secrets
import shutil
import socket
import statistics
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from tools.serve import GRANIAN, HOST

from .figures import Figure

PAGES = ("/", "/oit/2567/", "/oit/2567/o1/", "/en/oit/2567/o18/")
GOAL, AIM = 0.45, 0.6
ROUNDS, SECONDS, CONNECTIONS = 5, 2, 8
BROWSER = "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
HEADERS = {"Host": "localhost", "Accept-Encoding": "gzip", "User-Agent": BROWSER}
READY_WITHIN = 60  # seconds


def measure_serving():
    """Prints requests per second, and returns Figures."""
    client = "wrk" if shutil.which("wrk") else "the built-in client, which is slow: install wrk"
    print(f"{'requests a second, ' + client:<32}{'page':>10}{'hello':>10}{'ratio':>8}")
    _collect_static_files()
    with _served("cms.settings.production") as site, _served("tests.benchmarks.hello") as hello:
        ratios = [_compare(f"{site}{page}", f"{hello}/", page) for page in PAGES]
    worst = min(ratios)
    return [
        Figure(
            "kept page against a bare Django view",
            f"{statistics.median(ratios):.2f} in the median of {len(PAGES)} pages, least {worst:.2f}",
            f"at least {GOAL}, aim at {AIM}",
            worst >= GOAL,
        )
    ]


def _compare(page, hello, name):
    for address in (page, hello):
        _warm(address)
    # In turns: whatever else the machine does then slows both.
    rounds = [(_requests(page), _requests(hello)) for _round in range(ROUNDS)]
    ratio = statistics.median(one / other for one, other in rounds)
    one, other = (statistics.median(each) for each in zip(*rounds, strict=True))
    mark = "" if ratio >= GOAL else " slow!"
    print(f"{f'kept {name}':<32}{one:>10.0f}{other:>10.0f}{ratio:>8.2f}{mark}   (goal {GOAL}, aim {AIM})")
    return ratio


def _collect_static_files():
    """Pages of the production settings name static files by their hashes."""
    storage = {
        **settings.STORAGES["staticfiles"],
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    }
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": storage}):
        call_command("collectstatic", interactive=False, verbosity=0)


@contextlib.contextmanager
def _served(module):
    """Serves with the settings ``module`` as ``make run`` does, and yields the address."""
    port = _free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": module,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "sites,localhost",
        "HTTPS": "off",
        "DEBUG": "off",
        "CACHE_URL": "locmemcache://",
    }
    with (Path(settings.VAR_DIR) / f"{module}.log").open("w") as log:
        server = subprocess.Popen([*GRANIAN, "--port", str(port)], env=environment, stdout=log, stderr=log)
    try:
        yield f"http://{HOST}:{port}"
    finally:
        server.terminate()
        server.wait()


def _free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _warm(address):
    """Waits until the server answers, and asks until every worker has the page."""
    until = time.monotonic() + READY_WITHIN
    while True:
        try:
            for _time in range(60):
                urlopen(Request(address, headers=HEADERS)).close()
            return
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.5)


def _requests(address):
    """Requests per second."""
    return _by_wrk(address) if shutil.which("wrk") else _by_threads(address)


def _by_wrk(address):
    headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}", *headers, address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{address} does not answer with 200:\n{said}")
    line = next(line for line in said.splitlines() if line.startswith("Requests/sec"))
    return float(line.split()[1])


def _by_threads(address):
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return sum(threads.map(_ask_again_and_again, [address] * CONNECTIONS)) / SECONDS


def _ask_again_and_again(address):
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    number, until = 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        connection.request("GET", parts.path, headers=HEADERS)
        if connection.getresponse().read():
            number += 1
    connection.close()
    return number
