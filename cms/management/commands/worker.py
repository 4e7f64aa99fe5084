import logging

from django_tasks_db.compat import TASKS_LOGGER
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker
from django_tasks_db.management.commands.db_worker import logger

LEVELS = (logging.ERROR, logging.WARNING, logging.INFO, logging.DEBUG)


class Command(DatabaseWorker):
    help = "Does the tasks that wait in the database, and logs what goes wrong; with -v 2, every task."

    def configure_logging(self, verbosity):
        for each in (logger, logging.getLogger(TASKS_LOGGER)):
            each.setLevel(LEVELS[verbosity])
