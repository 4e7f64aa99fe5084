"""Reads every public page again, and makes the search index anew."""

from wagtail.models import Site
from wagtail.search.management.commands.update_index import Command as MakeIndex

from cms.models.stations import pages_of
from cms.search.keeping import learn, pages_found, read_file, read_page, words_of_entries
from cms.search.models import Entry, Word

# A line is written over by the next on a screen, and so often otherwise.
EVERY = 25


class Command(MakeIndex):
    help = "Reads what every station publishes, and makes the search index anew. Takes about a second for 30 pages."

    def handle(self, **options):
        self.verbosity = options["verbosity"]
        if not options["schema_only"]:
            for site in Site.objects.order_by("pk"):
                self.read_station(site)
        super().handle(**options)

    def read_station(self, site):
        """Finds anew what can be found on the pages of ``site``, and forgets words that no page has any more."""
        pages = pages_found().filter(pk__in=pages_of([site.pk]).values("pk")).values_list("pk", flat=True)
        self.each(read_page, list(pages), f"{site.site_name or site.hostname}: {{}} of {{}} pages read")
        files = Entry.objects.filter(site=site).exclude(document=None).filter(document__search_text=None)
        numbers = list(files.order_by("document").values_list("document", flat=True).distinct())
        self.each(read_file.call, numbers, f"{site.site_name or site.hostname}: {{}} of {{}} new files read")
        Word.objects.filter(site=site).delete()
        learn(site, words_of_entries(Entry.objects.filter(site=site).iterator()))

    def each(self, function, numbers, said):
        for number, each in enumerate(numbers, start=1):
            function(each)
            if number % EVERY == 0 or number == len(numbers):
                self.write(said.format(number, len(numbers)))
                self.stdout.flush()
