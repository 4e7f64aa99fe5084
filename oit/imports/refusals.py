"""Why a file is not read."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """A file that is not read: says in the active language, in whole sentences, why and what to do."""


def locked(name):
    return Refused(
        _("“%(name)s” is locked with a password. Save it without one and choose it again.") % {"name": name}
    )


def damaged(name):
    return Refused(
        _(
            "“%(name)s” is damaged or incomplete. "
            "Check that it opens in Excel, save it again and choose it again."
        )
        % {"name": name}
    )


def with_macros(name):
    return Refused(
        _("“%(name)s” contains macros. Save it as “Excel Workbook (.xlsx)”, without them.") % {"name": name}
    )


def too_many_rows(name, limit):
    return Refused(
        _(
            "“%(name)s” has more than %(limit)s rows. "
            "Take out the rows of other years, or divide the table into several files."
        )
        % {"name": name, "limit": f"{limit:,}"}
    )


def far_below(name, number):
    return Refused(
        _(
            "“%(name)s” has something far below its table, in row %(row)s. "
            "Delete the rows below the table and save it again."
        )
        % {"name": name, "row": f"{number:,}"}
    )
