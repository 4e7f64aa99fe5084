"""A request to a line of work, what it sent in, the links to it, and the mails about it."""

from .contribution import Contribution, State
from .files import ContributionFile
from .links import Link, Reader
from .mails import Mail, MailKind

__all__ = ["Contribution", "ContributionFile", "Link", "Mail", "MailKind", "Reader", "State"]
