"""Counts the people who follow a short address, by month."""

import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .models import FollowedInMonth

logger = logging.getLogger(__name__)


def count(link):
    """Adds one to this month. Where the database does not take it, whoever follows the link is not kept waiting."""
    month = f"{timezone.localdate():%Y-%m}"
    try:
        with transaction.atomic():
            if not _add_one(link, month):
                FollowedInMonth.objects.get_or_create(link=link, month=month)
                _add_one(link, month)
    except DatabaseError:
        logger.warning("The use of the short address %s was not counted", link.code, exc_info=True)


def _add_one(link, month):
    return FollowedInMonth.objects.filter(link=link, month=month).update(number=F("number") + 1)
