import logging
import time

from django.db import InterfaceError, OperationalError, connections
from django_tasks_db.compat import TASKS_LOGGER
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker
from django_tasks_db.management.commands.db_worker import logger

LEVELS = (logging.ERROR, logging.WARNING, logging.INFO, logging.DEBUG)
PAUSE = 5  # seconds until the database is asked again after it did not answer


class Command(DatabaseWorker):
    help = "Does the tasks that wait in the database, and logs what goes wrong; with -v 2, every task."

    def configure_logging(self, verbosity):
        for each in (logger, logging.getLogger(TASKS_LOGGER)):
            each.setLevel(LEVELS[verbosity])

    def handle(self, *args, **options):
        """Ends when it is asked to, and not because the database was locked or restarted."""
        while True:
            try:
                return super().handle(*args, **options)
            except (OperationalError, InterfaceError) as error:
                logger.error("The database does not answer, the worker waits for it: %s", error)
                connections.close_all()
                time.sleep(PAUSE)
