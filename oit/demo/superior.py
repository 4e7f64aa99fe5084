"""The superior units of a demonstration station, and the account that looks at their stations."""

from cms.models import User
from oit.bureau.models import Unit


def load_superior(folder):
    """Nobody can sign in with the account until an administrator sets a password. Several stations may share it."""
    for entry in folder.superior:
        entry.only("unit_th", "unit_en", "username", "position")
        unit, _made = Unit.objects.get_or_create(
            name_th=entry.need("unit_th"), defaults={"name_en": entry.data.get("unit_en", "")}
        )
        account, is_new = User.objects.get_or_create(
            username=entry.need("username"),
            defaults={"first_name": entry.need("position"), "position": entry.need("position")},
        )
        if is_new:
            account.set_unusable_password()
            account.save()
        account.groups.add(unit.group)
