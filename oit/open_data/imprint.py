"""Who publishes the open data of a year, under which terms, and where."""

from dataclasses import dataclass

from cms.models import StationSettings
from cms.thai.years import FiscalYear

from .models import OpenDataSettings


@dataclass(frozen=True)
class Imprint:
    """What all datasets of a year have in common.

    ``address``: whole address of the open data page, in the language of the request. ``home``: that of the station.
    """

    station: StationSettings
    settings: OpenDataSettings
    year: FiscalYear
    address: str
    home: str
    host: str

    @classmethod
    def of(cls, year_page, request, address):
        """That of a fiscal year's page, whose open data are at the whole ``address``."""
        site = year_page.station
        return cls(
            StationSettings.for_site(site),
            OpenDataSettings.for_site(site),
            year_page.year,
            address,
            request.build_absolute_uri("/"),
            request.get_host().partition(":")[0],
        )

    @property
    def licence(self):
        return self.settings.licence

    @property
    def names(self):
        """``{language: name of the station}``; in Thai too where it has no English one."""
        return {"th": self.station.name_th, "en": self.station.name_en or self.station.name_th}

    @property
    def mail(self):
        return self.station.email
