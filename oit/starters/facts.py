"""What the station told already and sample texts ask for."""

from cms.models import Officer, StationSettings
from oit.editions.edition import Words

from .texts import FACT

# What stands in brackets where the station has not told it yet.
ASKED = {
    "station": Words("ชื่อสถานี", "name of the station"),
    "chief": Words("ตำแหน่งหัวหน้าสถานี", "position of the head of station"),
    "address": Words("ที่อยู่ของสถานี", "address of the station"),
    "telephone": Words("หมายเลขโทรศัพท์ของสถานี", "telephone number of the station"),
    "email": Words("อีเมลของสถานี", "e-mail address of the station"),
    "year": Words("ปีงบประมาณ", "fiscal year"),
}


class Facts:
    """Those of the station ``site`` in the FiscalYear ``year``."""

    def __init__(self, site, year):
        settings = StationSettings.for_site(site)
        chief = Officer.objects.current_chief(site)
        self.known = {
            "station": Words(settings.name_th, settings.name_en),
            "chief": Words(chief.position_th, chief.position_en) if chief else Words("", ""),
            "address": Words(_line(settings.address_th), _line(settings.address_en)),
            "telephone": Words(settings.telephone, settings.telephone),
            "email": Words(settings.email, settings.email),
            "year": Words(f"พ.ศ. {year.be}", str(year.be - 543)),
        }

    def put_into(self, words):
        """The Words of a sample with what is known put in, and a place in brackets for the rest."""
        return Words(*(self._filled(words, language) for language in ("th", "en")))

    def _filled(self, words, language):
        def value(match):
            name = match[1]
            return self.known[name].in_language(language) or f"[{ASKED[name].in_language(language)}]"

        return FACT.sub(value, words.in_language(language))


def _line(text):
    return " ".join(text.split())
