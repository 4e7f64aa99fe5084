"""Officers, as things that the search finds: where the newest year shows them."""

from django.db.models.signals import post_delete, post_save
from django.utils.translation import override

from cms.languages import language_of
from cms.models import Officer
from cms.models.stations import Role, pages_of
from cms.search import keeping, sources
from cms.search.kinds import Kind
from cms.search.models import Entry
from cms.search.sources import Found, plain
from oit.models import StructurePage

ELEMENT = "executives"


def officers_on(reading):
    """The officers that the page of the station's structure shows, unless its year is over."""
    page = reading.page
    if not isinstance(page, StructurePage) or page.frozen:
        return
    data = page.declared(ELEMENT).data(page)
    language = language_of(page)
    with override(language):
        for officer in data["officers"] if data else ():
            role = Role.CHIEF.label if officer.is_chief else ""
            yield Found(
                kind=Kind.OFFICER,
                key=f"officer-{officer.pk}",
                suffix=f"#{ELEMENT}",
                title=plain(f"{officer.full_name} – {officer.position}"),
                text=plain(
                    f"{officer.position_short} {role} {officer.get_line_of_work_display()} {officer.telephone}"
                ),
                text_language="" if officer.full_name.lang == language else officer.full_name.lang,
                year=page.fiscal_year,
            )


def _when_changed(sender, instance, **kwargs):
    """Somebody who is no longer shown is found no more from the same moment on."""
    if not instance.live:
        _when_deleted(sender, instance)
    pages = StructurePage.objects.live().filter(pk__in=pages_of([instance.site_id]).values("pk"))
    for page_id in pages.values_list("pk", flat=True):
        keeping.page_changed(page_id)


def _when_deleted(sender, instance, **kwargs):
    keeping.withdraw(Entry.objects.filter(site_id=instance.site_id, key=f"officer-{instance.pk}"))


def register():
    sources.register("officers", officers_on)
    post_save.connect(_when_changed, sender=Officer, dispatch_uid="oit.found")
    post_delete.connect(_when_deleted, sender=Officer, dispatch_uid="oit.found")
