"""What must hold of an upgraded snapshot, on either kind of database."""

import json
import re

# What people of the station may do with things that came after the snapshot, asked as the code asks it.
ASK = """
import json
from django.apps import apps
from cms.models.stations import StationGroup, Role
from oit.stations import ENTRY_PERMISSIONS
lacking = []
for role, entries in ENTRY_PERMISSIONS.items():
    for group in StationGroup.objects.filter(role=role):
        held = set(group.group.permissions.values_list("content_type__app_label", "codename"))
        lacking += [
            f"{group}: {app}.{action}_{model}"
            for app, model, actions in entries for action in actions
            if (app, f"{action}_{model}") not in held
        ]
print(json.dumps(lacking))
"""
STATIONS = """
import json
from wagtail.models import Site
print(json.dumps([f"{site.hostname}:{site.port}" for site in Site.objects.order_by("pk")]))
"""
# ``(item, element)`` of which a later release says something else on purpose.
JUDGED_OTHERWISE = set()


def board_then(snapshot, host):
    """What the release itself said of the station: see README.md."""
    name = f"{snapshot.name.split('.')[0]}.{host.split(':')[0]}.json"
    return json.loads((snapshot.parent / name).read_text(encoding="utf-8"))


def examine(release, snapshot):
    stations = json.loads(release.python(STATIONS))
    assert len(stations) == 2
    for host in stations:
        found = release.visit(host)
        assert {address for address, (status, _words) in found.items() if status != 200} == set()
        assert len([address for address in found if address.endswith("/")]) > 40
        assert states(release.readiness(host)) == states(board_then(snapshot, host))
    assert json.loads(release.python(ASK)) == [], "what roles may do with what is new"
    assert not re.search(r"^\s*\[ \]", release.manage("showmigrations"), re.MULTILINE)


def states(board):
    """``{(item, element): state}``"""
    found = {
        (item["code"], element["key"]): element["state"]
        for item in board["items"]
        for element in item["elements"]
    }
    return {key: state for key, state in found.items() if key not in JUDGED_OTHERWISE}
