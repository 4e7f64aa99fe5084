"""What stands on a sign in Thai and below it in English."""

from dataclasses import dataclass

from django.utils.translation import override


@dataclass(frozen=True)
class Both:
    """One text in both languages; either may be empty, and then the other stands alone."""

    th: str = ""
    en: str = ""

    @classmethod
    def of(cls, text):
        """Of a text that the catalogues translate."""
        with override("th"):
            th = str(text)
        with override("en"):
            return cls(th, str(text))

    @classmethod
    def same(cls, text):
        """Of a number or a name that is written in one way only."""
        return cls(str(text or ""), "")

    def __bool__(self):
        return bool(self.th or self.en)

    def __add__(self, other):
        """Both texts one after the other, where both are there in a language."""
        return Both(_joined(self.th, other.th), _joined(self.en, other.en))

    def as_data(self):
        return {"th": self.th, "en": self.en}


def _joined(first, second):
    return " ".join(filter(None, (first, second)))
