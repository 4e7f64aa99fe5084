from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.accounts import create_account
from cms.models import User
from oit.stations import give_roles


class Command(BaseCommand):
    help = (
        "Makes the database ready to be served: its tables, what the roles of each station may do, the demonstration "
        "stations if it is empty, and an administrator if there is none. Doing it again loses nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="where the site is served (8000)")
        parser.add_argument("--no-demo", action="store_true", help="do not load the demonstration stations")

    def handle(self, port, no_demo, **options):
        self.say(_("Bringing the database up to date (the first time takes a moment) …"))
        call_command("migrate", interactive=False, verbosity=0)
        for site in Site.objects.filter(station_groups__isnull=False).distinct():
            give_roles(site)
        if not no_demo:
            call_command("demo", port=port, stdout=self.stdout)
        if not User.objects.filter(is_superuser=True, is_active=True).exists():
            self.make_administrator()

    def make_administrator(self):
        taken = set(User.objects.values_list("username", flat=True))
        names = ["admin", *(f"admin{number}" for number in range(2, len(taken) + 3))]
        username = next(name for name in names if name not in taken)
        user, password = create_account(
            username, email=f"{username}@localhost.localdomain", is_superuser=True, is_staff=True
        )
        self.say("")
        self.say(_("  Administrator: %(username)s") % {"username": user.username})
        self.say(
            _("  Password: %(password)s (shown only now; you change it when you sign in)")
            % {"password": password}
        )
        self.say("")

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
