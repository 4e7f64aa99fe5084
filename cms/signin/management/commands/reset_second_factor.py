from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.signin.locks import account_called
from cms.signin.second_factor import reset_second_factor
from cms.signin.sessions import end_sessions


class Command(BaseCommand):
    help = (
        "Takes the second factor and the recovery codes away from an account, for someone who has lost them, and "
        "signs the account out everywhere. At the next sign-in a new one is set up."
    )

    def add_arguments(self, parser):
        parser.add_argument("account", help="user name or e-mail")

    def handle(self, account, **options):
        user = account_called(account)
        if user is None:
            raise CommandError(_("No single account is called %(name)s.") % {"name": account})
        count = reset_second_factor(user)
        end_sessions(user)
        if count:
            self.stdout.write(
                _("%(name)s sets up a new second factor at the next sign-in.") % {"name": user.username}
            )
        else:
            self.stdout.write(_("%(name)s had no second factor.") % {"name": user.username})
