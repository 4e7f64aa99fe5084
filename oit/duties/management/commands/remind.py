from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import ngettext

from cms.thai.dates import parse_date
from oit.duties.models import Reminder
from oit.duties.reminding import messages, remind


class Command(BaseCommand):
    help = (
        "Writes to everyone who has something to do: a weekly list on Monday or the first working day after it, a "
        "mail the working day before something is due, and a weekly summary to each head of station. Nobody is "
        "told the same twice. manage.py tick does this once a day; exits with 1 when a mail was not taken."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--on", metavar="DATE", help="the day to do it for, in either era; today without it"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say who would be written to, and send nothing"
        )

    def handle(self, on, dry_run, **options):
        try:
            day = parse_date(on) if on else timezone.localdate()
        except ValueError as error:
            raise CommandError(str(error)) from error
        if dry_run:
            for message in messages(day):
                self.say(message.person, message.subject)
            return
        new = [reminder.pk for reminder in remind(day)]
        failed = 0
        for reminder in Reminder.objects.filter(pk__in=new).select_related("person").order_by("pk"):
            self.say(reminder.person, reminder.subject)
            if reminder.state != Reminder.State.SENT:
                failed += 1
                self.stderr.write(f"  {reminder.get_state_display()}: {reminder.last_error}")
        if failed:
            raise CommandError(
                ngettext(
                    "%(number)s mail was not sent. manage.py tick tries again.",
                    "%(number)s mails were not sent. manage.py tick tries again.",
                    failed,
                )
                % {"number": failed}
            )

    def say(self, person, subject):
        self.stdout.write(f"{person} <{person.email}>: {subject}")
