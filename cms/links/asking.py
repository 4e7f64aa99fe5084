"""Asks another site whether it still has an address, without being led into a private network.

Every address on the way is looked up once, refused if it is not a public one, and connected to as it was looked up
(requests-hardened). Redirects are followed here and not by requests, which would read their whole bodies.
"""

import socket
import ssl
from time import monotonic
from urllib.parse import urljoin, urlsplit

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.util.ssl_match_hostname import CertificateError

from .answers import Answer, Outcome

CONNECT_TIMEOUT, READ_TIMEOUT = 5, 8  # seconds
# For one address with all its redirects, and both ways of asking. A single request may exceed it by its timeouts.
PATIENCE = 15  # seconds
MOST_REDIRECTS = 5
# X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY and …_UNABLE_TO_VERIFY_LEAF_SIGNATURE: the site left out a
# certificate in between. Browsers find it by themselves.
UNTRACED = (20, 21)
# What the page itself would say no differently.
SAME_BOTH_WAYS = (
    Outcome.ANSWERS, Outcome.PRIVATE, Outcome.UNKNOWN_HOST, Outcome.INSECURE, Outcome.MALFORMED,
)  # fmt: skip


def guarded_session(name):
    """A session that goes to public addresses only. ``name``: the User-Agent, in ASCII."""
    return HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=False,
            never_redirect=False,
            default_timeout=(CONNECT_TIMEOUT, READ_TIMEOUT),
            user_agent_override=name,
        )
    )


def ask(address, session):
    """The Answer to ``address``. Asks for the head first, and for the page itself where that fails.

    No body is ever read. ``session``: an HTTPSession, closed afterwards.
    """
    # Passwords of this machine's users, and the proxy, are not for strangers' addresses.
    session.trust_env = False
    until = monotonic() + PATIENCE
    with session:
        answer = _follow("HEAD", address, session, until)
        if answer.outcome in SAME_BOTH_WAYS:
            return answer
        return _follow("GET", address, session, until) if monotonic() < until else answer


def _follow(method, address, session, until):
    for _hop in range(MOST_REDIRECTS + 1):
        if monotonic() > until:
            return Answer(Outcome.SLOW)
        try:
            status, onward = _send(method, address, session)
        except requests.Timeout:
            return Answer(Outcome.SLOW)
        except InvalidIPAddress:
            return Answer(Outcome.PRIVATE)
        except requests.exceptions.SSLError as error:
            return Answer(_of_certificate(error))
        except requests.ConnectionError as error:
            return Answer(_of_connection(error))
        # UnicodeError, of which a host name too long is one, is a ValueError, and so is InvalidURL.
        except ValueError:
            return Answer(Outcome.MALFORMED)
        if onward is None:
            return Answer.of_status(status)
        address = urljoin(address, onward)
        if urlsplit(address).scheme not in ("http", "https"):
            # Into an app, as social networks do on a telephone.
            return Answer(Outcome.UNSURE, status)
    return Answer(Outcome.LOOP)


def _send(method, address, session):
    """The status, and where to go on to or None."""
    request = session.prepare_request(requests.Request(method, address))
    adapter = session.get_adapter(request.url)
    with adapter.send(request, stream=True, timeout=(CONNECT_TIMEOUT, READ_TIMEOUT)) as response:
        return response.status_code, session.get_redirect_target(response)


def _of_certificate(error):
    """``error``: requests wraps that of urllib3, which wraps that of the TLS library."""
    wrapped = getattr(error.args[0], "reason", error.args[0]) if error.args else error
    cause = wrapped.args[0] if wrapped.args else wrapped
    if isinstance(cause, CertificateError):
        return Outcome.INSECURE
    if isinstance(cause, ssl.SSLCertVerificationError) and cause.verify_code not in UNTRACED:
        return Outcome.INSECURE
    return Outcome.UNSURE


def _of_connection(error):
    cause = error.__cause__
    unknown = isinstance(cause, socket.gaierror) and cause.errno in (socket.EAI_NONAME, socket.EAI_NODATA)
    return Outcome.UNKNOWN_HOST if unknown else Outcome.UNREACHABLE
