"""What is said of the answers of another site, and where the checker does not let itself be led."""

import datetime
import ssl
import threading
from http.server import ThreadingHTTPServer
from time import monotonic

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from requests.adapters import HTTPAdapter

from cms.links import asking
from cms.links.answers import Outcome
from cms.links.asking import ask, guarded_session
from cms.links.rounds import ask_all

from .conftest import OtherSite, serving


@pytest.fixture
def outcome(other_site, session_for):
    """A function from a path on the other site to the Outcome of asking for it."""
    return lambda path: ask(other_site.url + path, session_for("StationLinkCheck/1.0")).outcome


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", Outcome.ANSWERS),
        ("/ประกาศ", Outcome.ANSWERS),
        ("/status/204", Outcome.ANSWERS),
        ("/status/401", Outcome.UNSURE),
        ("/status/403", Outcome.UNSURE),
        ("/status/429", Outcome.UNSURE),
        ("/status/404", Outcome.GONE),
        ("/status/410", Outcome.GONE),
        ("/status/422", Outcome.REFUSED),
        ("/status/500", Outcome.BROKEN),
        ("/status/503", Outcome.BROKEN),
        ("/to//status/200", Outcome.ANSWERS),
        ("/to//status/404", Outcome.GONE),
        ("/round", Outcome.LOOP),
        ("/to/line://ti/p/@kamala", Outcome.UNSURE),
    ],
)
def test_each_answer_is_told_for_what_it_is(outcome, path, expected):
    assert outcome(path) == expected


def test_a_site_that_does_not_know_head_is_asked_for_the_page(outcome, other_site):
    assert outcome("/no-head") == Outcome.ANSWERS
    assert [method for method, _path, _name in other_site.asked] == ["HEAD", "GET"]


def test_a_page_that_answers_is_asked_for_once_and_by_name(other_site, session_for):
    ask(other_site.url, session_for("StationLinkCheck/1.0 (+https://kamala.example/)"))
    assert other_site.asked == [("HEAD", "/", "StationLinkCheck/1.0 (+https://kamala.example/)")]


def test_redirects_end(outcome, other_site):
    outcome("/round")
    assert len(other_site.asked) == 2 * (asking.MOST_REDIRECTS + 1)


def test_a_huge_page_is_not_read(other_site, session_for, monkeypatch):
    monkeypatch.setattr(asking, "SAME_BOTH_WAYS", ())
    assert ask(other_site.url + "/huge", session_for("x")).outcome == Outcome.ANSWERS
    assert other_site.asked[-1][0] == "GET"
    assert other_site.poured < 50


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://2130706433:{port}/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
    ],
)
def test_private_networks_are_not_entered(other_site, address):
    answer = ask(address.format(port=other_site.server_port), guarded_session("x"))
    assert answer.outcome == Outcome.PRIVATE
    assert other_site.asked == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/inside", "http://localhost:{port}/inside", "http://169.254.169.254/"]
)
def test_redirects_do_not_lead_into_private_networks(outcome, address):
    with serving() as inside:
        assert outcome(f"/to/{address.format(port=inside.server_port)}") == Outcome.PRIVATE
        assert inside.asked == []


@pytest.mark.parametrize(
    "address",
    ["https://", "http:///path", "http://exam ple.go.th/", "http://[::1/", f"http://{'a' * 70}.go.th/"],
)
def test_what_is_no_address_is_said_to_be_none(address):
    assert ask(address, guarded_session("x")).outcome == Outcome.MALFORMED


def test_a_port_where_nobody_listens(session_for, other_site):
    other_site.shutdown()
    other_site.server_close()
    assert ask(other_site.url, session_for("x")).outcome == Outcome.UNREACHABLE


def test_a_slow_site_is_given_up(outcome, monkeypatch):
    monkeypatch.setattr(asking, "READ_TIMEOUT", 0.01)
    assert outcome("/drip") == Outcome.SLOW


def test_a_site_that_never_ends_does_not_hold_up_the_others(other_site, session_for, monkeypatch):
    monkeypatch.setattr("cms.links.rounds.LONGEST_ANSWER", 0)
    begun = monotonic()
    wanted = {other_site.url + path: (session_for, "x") for path in ("/drip", "/status/404", "/")}
    answers = ask_all(wanted, seconds=0.7)
    assert monotonic() - begun < 5
    assert [answers[address].outcome for address in wanted] == [Outcome.SLOW, Outcome.GONE, Outcome.ANSWERS]


def test_a_certificate_that_nobody_vouches_for(tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
    server.asked = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    session = guarded_session("x")
    address = f"https://localhost:{server.server_port}/"
    session.mount(address, HTTPAdapter())
    assert ask(address, session).outcome == Outcome.INSECURE
    assert server.asked == []
    server.shutdown()
    server.server_close()


def self_signed(folder):
    """A file with a key and a certificate of its own for localhost."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "server.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
