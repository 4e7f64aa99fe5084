import re

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.accounts import create_account
from cms.models import StationSettings, User
from cms.models.station import StationKind
from cms.models.stations import Role
from cms.thai.years import FiscalYear, parse_year
from oit.editions import editions
from oit.stations import HOSTNAME, create_station, group_for, is_taken, usual_port

HOST = re.compile(rf"(?P<hostname>{HOSTNAME})(:(?P<port>[0-9]{{1,5}}))?")
THAI = re.compile(r"[\u0e00-\u0e7f]")


class Command(BaseCommand):
    help = (
        "Asks for a station's names, kind, host and year, and makes the station with its first supervisor. "
        "Without questions: create_station."
    )

    def handle(self, **options):
        try:
            answers = self.questions()
        except (EOFError, KeyboardInterrupt) as error:
            raise CommandError(_("Stopped. Nothing was made.")) from error
        self.stdout.write(_("Making the station …"))
        self.stdout.flush()
        try:
            site, user, password = make(**answers)
        except ValidationError as error:
            raise CommandError(" ".join([_("Nothing was made."), *error.messages])) from error
        self.stdout.write(
            _("%(name)s is at %(address)s/ and is administered at %(address)s%(admin)s")
            % {
                "name": StationSettings.for_site(site).name,
                "address": site.root_url,
                "admin": reverse("wagtailadmin_home"),
            }
        )
        self.stdout.write(_("  Supervisor: %(username)s") % {"username": user.username})
        self.stdout.write(
            _("  Password: %(password)s (shown only now; you change it when you sign in)")
            % {"password": password}
        )

    def questions(self):
        kinds = dict(enumerate(StationKind, start=1))
        choice = "; ".join(f"{number} {kind.label}" for number, kind in kinds.items())
        newest = default_year()
        return {
            "name_th": self.ask(_("Official name in Thai"), read_thai),
            "name_en": self.ask(_("Official name in English"), read_english),
            "kind": self.ask(_("Kind: %(choice)s") % {"choice": choice}, lambda text: read_kind(text, kinds)),
            "host": self.ask(_("Host name, for example kamala.example"), read_host),
            "year": self.ask(
                _("Fiscal year to prepare [%(year)s]") % {"year": newest}, read_year, default=str(newest)
            ),
            "username": self.ask(_("First supervisor's user name [supervisor]"), read_username, "supervisor"),
            "email": self.ask(_("First supervisor's e-mail"), read_email),
        }

    def ask(self, question, read, default=""):
        """Asks until ``read`` takes the answer. A refusal says why, and asks again."""
        while True:
            self.stdout.write(f"{question}: ", ending="")
            self.stdout.flush()
            try:
                return read(input().strip() or default)
            except ValidationError as error:
                self.stdout.write(f"  {' '.join(error.messages)}")
            except ValueError as error:
                self.stdout.write(f"  {error}")


@transaction.atomic
def make(*, host, username, email, year, **names):
    """The station and its first supervisor: ``(Site, User, password)``. Raises ValidationError."""
    hostname, port = host
    site = create_station(hostname=hostname, port=port, year=year, **names)
    groups = [group_for(site, Role.SUPERVISOR)]
    user, password = create_account(username, email=email, groups=groups)
    return site, user, password


def default_year():
    """The newest year, in พ.ศ., that has a checklist and has begun; the oldest there is if none has."""
    years = list(editions())
    begun = [year for year in years if year <= FiscalYear.current()]
    return (begun or years[:1])[-1].be


def read_thai(text):
    if not THAI.search(text):
        raise ValueError(_("Write the name in Thai, for example สถานีตำรวจภูธรกมลา."))
    return _of_length(text)


def read_english(text):
    if not text or THAI.search(text):
        raise ValueError(_("Write the name in English, for example Kamala Police Station."))
    return _of_length(text)


def _of_length(text):
    if len(text) > 150:
        raise ValueError(_("The name has %(length)s letters; 150 at most.") % {"length": len(text)})
    return text


def read_kind(text, kinds):
    if not text.isdecimal() or int(text) not in kinds:
        raise ValueError(_("Write a number from 1 to %(last)s.") % {"last": len(kinds)})
    return kinds[int(text)]


def read_host(text):
    """``(hostname, port)``; the port is the usual one unless written. Raises ValueError for what is not a free host."""
    match = HOST.fullmatch(text.lower())
    port = int(match["port"] or usual_port()) if match else 0
    if not match or len(match["hostname"]) > 253 or not 0 < port < 65536:
        raise ValueError(
            _(
                "Write the host name alone, without https:// and without a path, for example kamala.example. "
                "Latin letters, digits, dots and hyphens; a Thai name in its xn-- form."
            )
        )
    if is_taken(match["hostname"], port):
        raise ValueError(
            _("There is a station at %(host)s already. Choose another host name.") % {"host": text}
        )
    return match["hostname"], port


def read_year(text):
    year = parse_year(text).year_be
    known = [str(known) for known in editions()]
    if str(year) not in known:
        raise ValueError(
            _("There is no checklist for พ.ศ. %(year)s. There is one for %(known)s.")
            % {"year": year, "known": ", ".join(known)}
        )
    return year


def read_username(text):
    User._meta.get_field("username").run_validators(text)
    if User.objects.filter(username__iexact=text).exists():
        raise ValueError(_("There is an account %(name)s already. Choose another name.") % {"name": text})
    return text


def read_email(text):
    validate_email(text)
    return text
