"""A round: some of the addresses that are due are asked, side by side, in a limited time."""

import logging
from collections import Counter
from threading import Thread
from time import monotonic

from django.conf import settings
from django.utils import timezone

from .answers import AS_WITHOUT_NETWORK, Answer, Outcome
from .asking import PATIENCE, READ_TIMEOUT, ask, guarded_session
from .models import Address, Place
from .reading import read_due

logger = logging.getLogger(__name__)

SECONDS = 60
MOST_IN_A_ROUND = 100
MOST_PER_HOST = 2
SIDE_BY_SIDE = 8
# A site that sends a letter a second is given up after this.
LONGEST_ANSWER = PATIENCE + READ_TIMEOUT
# So many hosts are not all down at once, where none of any other is known to have answered.
HOSTS_THAT_TELL = 3
WITNESSES = 3
USER_AGENT = "StationLinkCheck/1.0 (+https://{}/)"


def look_after_links():
    """What ``tick`` does every few minutes, where the installation has CHECK_LINKS on."""
    if settings.CHECK_LINKS:
        read_due()
        check_due()


def check_due(session_for=guarded_session):
    """Asks those addresses that are due, few of each host, and records what they answered.

    Returns the Addresses that were checked. ``session_for``: makes a session from a User-Agent.
    """
    return check(choose(Address.objects.due(timezone.now())), session_for)


def choose(addresses):
    """The first of the queryset ``addresses``, at most MOST_PER_HOST of each host."""
    chosen, per_host = [], Counter()
    for pk, host in addresses.values_list("pk", "host").iterator():
        if per_host[host] < MOST_PER_HOST:
            per_host[host] += 1
            chosen.append(pk)
            if len(chosen) == MOST_IN_A_ROUND:
                break
    return list(Address.objects.filter(pk__in=chosen).order_by("due_at", "pk"))


def check(addresses, session_for=guarded_session):
    """Asks ``addresses`` and records what they answered. Returns those that were.

    Nothing is recorded where it seems that this server has no connection: they stay due.
    """
    names = user_agents(addresses)
    answers = ask_all({each.address: (session_for, names[each.pk]) for each in addresses})
    checked = [each for each in addresses if each.address in answers]
    if _is_cut_off(checked, answers, session_for):
        logger.warning(
            "None of %d links to other sites could be reached. Nothing was recorded.", len(checked)
        )
        return []
    now = timezone.now()
    for each in checked:
        each.record(answers[each.address], now)
    Address.objects.bulk_update(checked, Address.RECORDED, batch_size=50)
    return checked


def ask_all(wanted, seconds=SECONDS):
    """``{address: Answer}`` of those of ``wanted`` that could be asked in so many ``seconds``.

    ``wanted``: ``{address: (session_for, user agent)}``. No site can hold the round up: whoever asks it is left
    behind, and ends with the process.
    """
    waiting, begun, answers = list(reversed(wanted.items())), [], {}
    until = monotonic() + seconds

    def work():
        while waiting and monotonic() < until - LONGEST_ANSWER:
            try:
                address, (session_for, name) = waiting.pop()
            except IndexError:
                return
            begun.append(address)
            answers[address] = ask(address, session_for(name))

    threads = [Thread(target=work, daemon=True) for _number in range(min(SIDE_BY_SIDE, len(waiting)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, until - monotonic()))
    return {address: answers.get(address, Answer(Outcome.SLOW)) for address in list(begun)}


def user_agents(addresses):
    """``{id: User-Agent}``: names the station on which each address stands, so that its site knows who asks."""
    places = Place.objects.filter(address__in=[each.pk for each in addresses])
    hosts = dict(places.values_list("address", "site__hostname"))
    return {each.pk: USER_AGENT.format(hosts.get(each.pk, "localhost")) for each in addresses}


def _is_cut_off(checked, answers, session_for):
    """Whether nothing could be reached, not even sites that answered the last time."""
    if any(answers[each.address].outcome not in AS_WITHOUT_NETWORK for each in checked):
        return False
    others = Address.objects.filter(outcome=Outcome.ANSWERS).exclude(pk__in=[each.pk for each in checked])
    witnesses = others.order_by("-checked_at")[:WITNESSES]
    if not witnesses:
        return len({each.host for each in checked}) >= HOSTS_THAT_TELL
    names = user_agents(witnesses)
    said = ask_all({each.address: (session_for, names[each.pk]) for each in witnesses}).values()
    return all(answer.outcome in AS_WITHOUT_NETWORK for answer in said)
