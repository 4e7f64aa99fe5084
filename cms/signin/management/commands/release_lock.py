from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.signin.events import record
from cms.signin.locks import account_called, release
from cms.signin.models import Event


class Command(BaseCommand):
    help = "Lets an account that was locked after too many failures try to sign in again at once."

    def add_arguments(self, parser):
        parser.add_argument("account", help="user name or e-mail")

    def handle(self, account, **options):
        user = account_called(account)
        if user is None:
            raise CommandError(_("No single account is called %(name)s.") % {"name": account})
        release(user)
        record(Event.RELEASED, user)
        self.stdout.write(_("%(name)s can try to sign in again now.") % {"name": user.username})
