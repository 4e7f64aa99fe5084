"""The licences under which a station may give its data.

data.go.th asks for one of the names in its own list, or for "other" and a name; each licence here says what it is
there.
"""

from dataclasses import dataclass

from cms.bilingual import active_language

# "Other" in the list of data.go.th.
OTHER = "อื่นๆ"


@dataclass(frozen=True)
class Licence:
    """``name``: its identifier at opendefinition.org, "" where it has none. ``address``: its text.

    ``catalogue_name``: what data.go.th calls it.
    """

    name: str
    th: str
    en: str
    address: str
    catalogue_name: str

    @property
    def title(self):
        return self.en if active_language() == "en" else self.th


LICENCES = {
    "cc-by": Licence(
        "CC-BY-4.0",
        "ครีเอทีฟคอมมอนส์ แสดงที่มา 4.0 (CC BY 4.0)",
        "Creative Commons Attribution 4.0 (CC BY 4.0)",
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attributions",
    ),
    "dga": Licence(
        "",
        "ข้อกำหนดการอนุญาตให้ใช้ข้อมูลภาครัฐแบบเปิดของ สพร. (DGA Open Government License)",
        "DGA Open Government License (Thailand)",
        "https://www.data.go.th/pages/dga-open-government-license",
        OTHER,
    ),
    "cc0": Licence(
        "CC0-1.0",
        "ครีเอทีฟคอมมอนส์ ซีซีศูนย์ ไม่สงวนสิทธิ์ (CC0 1.0)",
        "Creative Commons Zero (CC0 1.0)",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        OTHER,
    ),
}
