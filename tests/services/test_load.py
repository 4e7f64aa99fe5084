"""How much the whole of it carries here. The figures are printed and judged by nobody: machines differ."""

import http.client
import ssl
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from tests.services.content import HOST
from tests.services.people import read_until_kept

SECONDS = 5
READERS = 4


def _read(url, path, until, context):
    """Reads over one connection until the moment ``until``. Returns how long each answer took, in seconds."""
    address = urlsplit(url)
    if address.scheme == "https":
        connection = http.client.HTTPSConnection(address.netloc, context=context)
    else:
        connection = http.client.HTTPConnection(address.netloc)
    took = []
    while (begun := time.perf_counter()) < until:
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)
        took.append(time.perf_counter() - begun)
    connection.close()
    return took


@pytest.mark.parametrize("through", ["one process", "nginx, two processes"])
@pytest.mark.parametrize("what", ["a kept page", "a search"])
def test_load(many, capsys, through, what):
    url = many.proxy.url if through.startswith("nginx") else f"http://127.0.0.1:{many.webs[0].port}"
    path = "/" if what == "a kept page" else "/search/?q=%E0%B8%94%E0%B9%88%E0%B8%B2%E0%B8%99"
    if what == "a kept page":
        read_until_kept(many.webs[0].reader(), path)
    context = ssl.create_default_context(cafile=many.proxy.certificate)
    context.check_hostname = True
    until = time.perf_counter() + SECONDS
    with ThreadPoolExecutor(READERS) as readers:
        runs = readers.map(lambda _number: _read(url, path, until, context), range(READERS))
    took = sorted(each for run in runs for each in run)
    assert len(took) > READERS
    middle, slow = (1000 * each for each in (statistics.median(took), took[int(len(took) * 0.95)]))
    with capsys.disabled():
        print(
            f"\n{what}, {through}: {len(took) / SECONDS:.0f} a second, half in {middle:.1f} ms, 95 % in {slow:.1f} ms"
        )
