"""Writes the chapters of the items, which are made of the newest edition, into docs/officers/items."""

from django.core.management.base import BaseCommand

from oit.handbook.chapters import FOLDER
from oit.handbook.items import item_chapters, newest_edition


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        folder = FOLDER / "items"
        folder.mkdir(exist_ok=True)
        for path in folder.glob("o*.md"):
            path.unlink()
        chapters = item_chapters(newest_edition())
        for slug, chapter in chapters.items():
            # From this folder the other chapters are one level up.
            text = chapter.text.replace("](approval.md", "](../approval.md").replace(
                "](month.md", "](../month.md"
            )
            (folder / f"{slug}.md").write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(chapters)} chapters in {folder}")
