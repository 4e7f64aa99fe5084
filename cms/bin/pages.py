"""Pages go into the bin and come out.

A page is unpublished with all below it and moved out of its station's tree: it has no address, is found nowhere and
counts for nothing. Its numbers, revisions, translations and what points to it stay. A Thai page takes its English one
along. What was published, and where it stood, is kept with the entry::

    {"pages": [{"page": 12, "parent": 5, "before": 13, "live": {"12": [40, false]}, "planned": {"41": "2024-…"}}]}

``before``: the page that followed it. ``live``: number of the published revision, and whether there were changes.
"""

from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.dateparse import parse_datetime
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Site
from wagtail.signals import page_published

from cms.languages import language_of

from .models import BinEntry, BinPage, Kind
from .refusals import CannotBin, CannotRestore, in_hand, refuse, title_of

PUT, RESTORE = "bin.put", "bin.restore"


@transaction.atomic
def put_page(page, user):
    """Puts the page, all below it and its English into the bin. Raises CannotBin.

    Returns the BinEntry, or None where the page went into the bin before with another one. Whether ``user`` may
    delete the page is for the caller to ask; that of its English is asked here.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if is_binned(page):
        return None
    together = [page, *_translations(page, user)]
    for each in together:
        _refuse(each)
    parents = page.get_ancestors().filter(depth__gt=1).specific(defer=True)
    entry = BinEntry(
        site=page.get_site(),
        kind=Kind.PAGE,
        title=title_of(page)[:255],
        place=" › ".join(title_of(each) for each in parents)[-500:],
        page_id=page.pk,
        binned_by=user,
    )
    log(page, PUT, user=user)
    entry.kept = {"pages": [_put(each, user) for each in together]}
    entry.save()
    return entry


def is_binned(page):
    """Whether the page lies in the bin."""
    return Page.objects.ancestor_of(page, inclusive=True).type(BinPage).exists()


def _translations(page, user):
    """The pages that are translations of a Thai one.

    A translation alone does not go: translating the Thai page again would go on with it, wherever it lies.
    """
    found = list(page.get_translations().specific())
    if language_of(page) != settings.LANGUAGE_CODE:
        if any(language_of(each) == settings.LANGUAGE_CODE and not is_binned(each) for each in found):
            raise CannotBin(
                _(
                    "“%(title)s” is the English version of a page. Unpublish it, or delete the Thai page: the "
                    "English one goes along."
                )
                % {"title": title_of(page)}
            )
        return []
    for each in found:
        if not each.permissions_for_user(user).can_delete():
            raise CannotBin(
                _("“%(title)s” cannot be deleted, because you may not delete its English page.")
                % {"title": title_of(page)}
            )
    return found


def _refuse(page):
    if Site.objects.filter(root_page__translation_key__in=_below(page).values("translation_key")).exists():
        raise CannotBin(_("The home page of a station cannot be deleted."))
    refuse(page)


def _below(page):
    return Page.objects.descendant_of(page, inclusive=True)


def _put(page, user):
    below = _below(page)
    revisions = Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in below.values_list("pk", flat=True)], approved_go_live_at__gt=now()
    )
    following = page.get_next_sibling()
    kept = {
        "page": page.pk,
        "parent": page.get_parent().pk,
        "before": following and following.pk,
        "live": {
            str(pk): state
            for pk, *state in below.live().values_list("pk", "live_revision", "has_unpublished_changes")
        },
        "planned": {
            str(pk): when.isoformat() for pk, when in revisions.values_list("pk", "approved_go_live_at")
        },
    }
    revisions.update(approved_go_live_at=None)
    for each in below.specific():
        if state := each.current_workflow_state:
            state.cancel(user=user)
        # Who may delete a page need not be allowed to withdraw it alone.
        UnpublishPageAction(each, user=user, log_action=False).execute(skip_permission_checks=True)
    _move(Page.objects.get(pk=page.pk).specific, _new_place(), "last-child", user)
    return kept


def _move(page, target, position, user):
    """As Wagtail moves a page; nobody may move one into the bin or out of it by hand."""
    MovePageAction(page, target, pos=position, user=user).execute(skip_permission_checks=True)


def bin_root():
    """The BinPage that holds all others."""
    found = BinPage.objects.filter(depth=2).first()
    return found or Page.get_first_root_node().add_child(
        instance=BinPage(title="Bin", slug=f"bin-{get_random_string(12).lower()}", live=False)
    )


def _new_place():
    return bin_root().add_child(instance=BinPage(title="Bin", slug=get_random_string(20).lower(), live=False))


@transaction.atomic
def restore_page(entry, user):
    """Puts the pages of the BinEntry back where they were, published where they were. Raises CannotRestore."""
    entry = in_hand(entry)
    for kept in entry.kept["pages"]:
        _restore(kept, user)
    page = Page.objects.get(pk=entry.page_id).specific
    entry.delete()
    log(page, RESTORE, user=user)
    return page


def _restore(kept, user):
    page = Page.objects.select_for_update().get(pk=kept["page"])
    place = page.get_parent()
    parent = _parent(page, kept, user)
    following = Page.objects.child_of(parent).filter(pk=kept["before"]).first()
    target, position = (following, "left") if following else (parent, "last-child")
    _move(page.specific, target, position, user)
    Page.objects.get(pk=place.pk).delete()
    _publish_again(kept["live"])
    for pk, planned in kept["planned"].items():
        if (when := parse_datetime(planned)) > now():
            Revision.objects.filter(pk=pk).update(approved_go_live_at=when)


def _parent(page, kept, user):
    """The page below which it was. Raises CannotRestore where it cannot stand there any more."""
    parent, title = Page.objects.filter(pk=kept["parent"]).first(), title_of(page.specific)
    if parent is None:
        raise CannotRestore(
            _("“%(title)s” cannot be restored, because the page above it was erased.") % {"title": title}
        )
    parent = parent.specific
    if is_binned(parent):
        raise CannotRestore(
            _("The page above “%(title)s” is in the bin as well. Restore “%(above)s” first.")
            % {"title": title, "above": title_of(parent)}
        )
    if not parent.permissions_for_user(user).can_add_subpage():
        raise CannotRestore(
            _("“%(title)s” cannot be restored: pages cannot be added below “%(above)s” by you.")
            % {"title": title, "above": title_of(parent)}
        )
    if taken := Page.objects.child_of(parent).filter(slug=page.slug).first():
        raise CannotRestore(
            _("The address of “%(title)s” is now that of “%(other)s”. Change the address of that page first.")
            % {"title": title, "other": title_of(taken.specific)}
        )
    return parent


def _publish_again(live):
    """Shows what was published as it was; it is no new publication, so its dates stay."""
    for pk, (revision, has_changes) in live.items():
        Page.objects.filter(pk=pk).update(
            live=True, live_revision=revision, has_unpublished_changes=has_changes, expired=False
        )
        page = Page.objects.get(pk=pk).specific
        page_published.send(sender=type(page), instance=page, revision=page.live_revision)
