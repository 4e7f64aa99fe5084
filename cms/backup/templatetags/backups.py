"""How the backups stand, for the readiness board."""

from django import template

from cms.backup.state import State, sees_backups

register = template.Library()


@register.inclusion_tag("backup/state.html")
def backup_state(user):
    """The age of the last good backup and what is wrong, for those who may know; else nothing."""
    return {"state": State.now() if sees_backups(user) else None, "user": user}
