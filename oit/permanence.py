"""Addresses that assessors were given: such pages are not moved, deleted, copied or re-addressed any more.

Nor is a page deleted with which something else would be lost: what people did for it, or what a closed year shows.
"""

from django.contrib import messages
from django.db.models import PROTECT
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page, PagePermissionTester, get_page_models

from cms.admin.isolation import own_pages
from oit.years.evidence import closed_item_showing, closed_item_with


class PermanentPermissionTester(PagePermissionTester):
    """What nobody may do to a page that was published: its address would break."""

    @property
    def is_permanent(self):
        return self.page.first_published_at is not None

    def can_delete(self, ignore_bulk=False):
        return not self.is_permanent and super().can_delete(ignore_bulk) and not kept_by(self.page)

    def can_move(self):
        return not self.is_permanent and super().can_move()

    def can_copy(self):
        return False

    def can_move_to(self, destination):
        return not self.is_permanent and super().can_move_to(destination)

    def can_copy_to(self, destination, recursive=False):
        return False


class PermanentPageMixin:
    """For pages whose address must last once it was published."""

    def permissions_for_user(self, user):
        return PermanentPermissionTester(user, self)


class FixedAddressMixin(PermanentPageMixin):
    """For pages whose address is never typed, and most of whose titles come from the checklist."""

    def get_fixed_title(self):
        """The title in the page's language, or an empty string where it is typed or not known yet."""
        return ""

    def get_fixed_slug(self):
        """The slug, or an empty string while the page has no place yet."""
        raise NotImplementedError

    def _take_title_and_slug(self):
        if title := self.get_fixed_title():
            self.title = self.draft_title = title
        if slug := self.get_fixed_slug():
            self.slug = slug

    def full_clean(self, *args, **kwargs):
        self._take_title_and_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self._take_title_and_slug()
        super().minimal_clean()


def permanent_models():
    """The page types whose addresses last."""
    return [model for model in get_page_models() if issubclass(model, PermanentPageMixin)]


def published_below(page):
    """The published permanent pages that would go with ``page``, itself included."""
    found = Page.objects.descendant_of(page, inclusive=True).filter(first_published_at__isnull=False)
    return found.type(tuple(permanent_models()))


def kept_by(page):
    """``[(model, number)]`` of what must not be lost and hangs on ``page`` or on a page below it.

    Models say so themselves, by protecting the page they point at: tasks, contributions.
    """
    found = []
    for relation in Page._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.on_delete is PROTECT:
            below = {f"{relation.field.name}__path__startswith": page.path}
            if number := relation.related_model._default_manager.filter(**below).count():
                found.append((relation.related_model, number))
    return found


def refusal(page, deleting=True):
    """Why ``page`` cannot be deleted, or moved where not ``deleting``; an empty string where it can be."""
    if first := published_below(page).first():
        return _(
            "“%(title)s” was published, and assessors were given its address. It cannot be deleted or moved; "
            "unpublish it if the public must not see it."
        ) % {"title": first.get_admin_display_title()}
    return (_kept_refusal(page) or _shown_refusal(page)) if deleting else ""


def _kept_refusal(page):
    kept = kept_by(page)
    if not kept:
        return ""
    return _(
        "“%(title)s” cannot be deleted, because of what people did for it or for pages below it: %(things)s. "
        "Leave it as it is: while it is a draft, the public does not see it."
    ) % {
        "title": page.get_admin_display_title(),
        "things": ", ".join(f"{model._meta.verbose_name_plural} ({number})" for model, number in kept),
    }


def _shown_refusal(page):
    shown, item = closed_item_showing(page)
    if item is None:
        return ""
    return _(
        "“%(title)s” cannot be deleted: %(item)s of the closed fiscal year พ.ศ. %(year)s leads to it as evidence. "
        "Change what is wrong in it and publish it again."
    ) % {
        "title": shown.get_admin_display_title(),
        "item": item.specific_deferred.get_admin_display_title(),
        "year": item.get_parent().slug,
    }


def must_stay(thing):
    """Why a page, picture or document cannot go into the bin; an empty string where it can."""
    if isinstance(thing, Page):
        return refusal(thing)
    item = closed_item_with(thing)
    if item is None:
        return ""
    return _(
        "“%(title)s” cannot be deleted: %(item)s of the closed fiscal year พ.ศ. %(year)s shows it as evidence."
    ) % {
        "title": thing,
        "item": item.specific_deferred.get_admin_display_title(),
        "year": item.get_parent().slug,
    }


def refuse(request, page, deleting=True):
    """Says why ``page`` cannot be deleted, or moved, and leads back to its list; None where it can be."""
    if message := refusal(page, deleting):
        messages.error(request, message)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


# To whom the admin is open, in the language in which they read it.
explain = require_admin_access(refuse)


class RefusalMiddleware:
    """Says why, where Wagtail's own views would only say that one may not.

    It stands after the check that the page is one of the user's own station.
    """

    # The admin's views of one page that would break its address, and what they call its number.
    VIEWS = {"delete": "page_id", "move": "page_to_move_id", "move_confirm": "page_to_move_id"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        action, pages = self._asked(request, kwargs)
        for page in pages:
            if response := explain(request, page.specific, deleting=action == "delete"):
                return response
        return None

    def _asked(self, request, kwargs):
        """``(what is to be done, the pages to do it to)``, for one page or for several ticked in a list."""
        namespace, _colon, name = request.resolver_match.view_name.partition(":")
        if namespace == "wagtailadmin_pages" and name in self.VIEWS:
            return name, Page.objects.filter(pk=kwargs[self.VIEWS[name]], depth__gt=1)
        action = kwargs.get("action")
        if (
            kwargs.get("model_name") == "page"
            and action in ("delete", "move")
            and request.user.is_authenticated
        ):
            ticked = [number for number in request.GET.getlist("id") if number.isdecimal()]
            return action, own_pages(request.user).filter(pk__in=ticked, depth__gt=1)
        return "", ()
