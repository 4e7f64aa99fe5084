"""What the two databases do in their own way."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vendor:
    """Wagtail's classes for one database."""

    backend: type
    index: type
    indexer: type
    compiler: type
    autocomplete_compiler: type
