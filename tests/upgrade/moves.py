"""Moves the first station of a snapshot from one installation into another, as docs/running.md says."""

from .installations import HOST

# Two stations, so that the numbers of pages, pictures and people are other ones.
OTHERS = """
from cms.models.station import StationKind
from oit.stations import create_station
for host in ("phetkasem.localhost", "third.localhost"):
    create_station(hostname=host, port=8160, kind=StationKind.METROPOLITAN, name_th="สถานีตำรวจนครบาลเพชรเกษม",
        name_en="Phet Kasem Metropolitan Police Station", year=2567)
"""


def move(here, there, folder):
    """Into ``there``, which is empty. ``folder``: for the key and the station file, whose paths it returns."""
    folder.mkdir(exist_ok=True)
    key, file = folder / "key.txt", folder / "station.age"
    recipient = here.manage("backup_key", key).split("BACKUP_RECIPIENT=")[1].split()[0]
    here.manage("export_station", HOST, file, "--to", recipient)
    there.manage("migrate", "-v", "0")
    there.python(OTHERS)
    there.manage("import_station", file, "--key", key)
    there.manage("prepare", "--no-demo")
    return key, file
