"""The links to other sites in a station's menus."""

from cms.links import sources
from cms.links.sources import Link
from home.models import Navigation


def links_of_menus(site):
    for menus in Navigation.objects.filter(site=site):
        for link in menus.main_menu:
            yield Link(menus, "main_menu", link.value["url"] or "", f"block-{link.id}-section")
        for column in menus.footer:
            for link in column.value["links"]:
                yield Link(menus, "footer", link["url"] or "", f"block-{column.id}-section")


def register():
    sources.register("menus", links_of_menus)
