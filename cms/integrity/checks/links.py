"""Where the site leads to: hosts that its pages link to, and addresses that lead away."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.integrity.kinds import Kind
from cms.links.sources import host_of, links_of

from . import words
from .seen import LONGEST, Seen

# A page that links to so many sites is a page of links. Those of the state are not counted.
MANY_HOSTS = 25


def of_station(site):
    hosts, holders = {}, {}
    for link, address in links_of(site):
        if host := host_of(address):
            hosts.setdefault(host, address)
            if not host.endswith(".go.th"):
                key = f"{link.holder._meta.label} {link.holder.pk}"
                holders.setdefault(key, (str(link.holder), set()))[1].add(host)
    for host, address in hosts.items():
        yield Seen(Kind.HOST, host, address[:LONGEST])
        if words.is_for_gambling(host) and not host.endswith(".go.th"):
            yield Seen(Kind.FLOOD, f"host {host}", address[:LONGEST])
    for key, (title, linked) in holders.items():
        if len(linked) >= MANY_HOSTS:
            yield Seen(Kind.FLOOD, f"links {key}", f"{title}: {', '.join(sorted(linked))}"[:LONGEST])
    yield from _redirects(Redirect.objects.filter(site=site))


def of_installation():
    yield from _redirects(Redirect.objects.filter(site=None))
    for site in Site.objects.order_by("pk"):
        yield Seen(Kind.SITE, site.hostname, site.site_name)


def _redirects(redirects):
    own = set(Site.objects.values_list("hostname", flat=True))
    for redirect in redirects.exclude(redirect_link=""):
        # Browsers read a backslash as a slash.
        target = redirect.redirect_link.strip().replace("\\", "/")
        parts = urlsplit(target)
        if (parts.scheme or parts.netloc) and host_of(target) not in own:
            yield Seen(Kind.REDIRECT, f"{redirect.old_path} → {target}"[:LONGEST])
