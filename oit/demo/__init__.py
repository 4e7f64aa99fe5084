"""The demonstration stations: content in readable files (a folder for each station), and what loads it.

English goes in through wagtail-localize, segment by segment, as an editor would enter it.
"""

from pathlib import Path

from .complaints import SAMPLE_PHRASE
from .folder import DemoError, StationFolder
from .loading import load_stations

FOLDER = Path(__file__).parent
# The first one answers for addresses that name no station.
STATIONS = ("kamala", "phetkasem")

__all__ = ["FOLDER", "SAMPLE_PHRASE", "STATIONS", "DemoError", "StationFolder", "load_stations"]
