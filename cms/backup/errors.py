"""Why a backup was not made or not put back. The text of each says what to do."""


class BackupError(Exception):
    """Something stopped it, and says what."""


class NotSetUp(BackupError):
    """A key, a place or a program is missing."""


class Foreign(BackupError):
    """The file is no backup of this software."""


class WrongKey(BackupError):
    """The backup was made for another key."""


class Damaged(BackupError):
    """Something of the backup is missing or differs from what was written."""


class Newer(BackupError):
    """The backup was made by a newer version of this software."""


class OtherDatabase(BackupError):
    """The backup holds the database of another system than the one used here."""


class NotEmpty(BackupError):
    """There is something here that would be lost."""


class Unfinished(BackupError):
    """Writing stopped on the way."""
