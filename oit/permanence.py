"""Addresses that assessors were given: such pages are not moved, deleted, copied or re-addressed any more."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page, PagePermissionTester, get_page_models


class PermanentPermissionTester(PagePermissionTester):
    """What nobody may do to a page that was published: its address would break."""

    @property
    def is_permanent(self):
        return self.page.first_published_at is not None

    def can_delete(self, ignore_bulk=False):
        return not self.is_permanent and super().can_delete(ignore_bulk)

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


def refusal(page):
    """Why ``page`` cannot be deleted or moved, or an empty string."""
    first = published_below(page).first()
    if first is None:
        return ""
    return _(
        "“%(title)s” was published, and assessors were given its address. It cannot be deleted or moved; "
        "unpublish it if the public must not see it."
    ) % {"title": first.get_admin_display_title()}


def refuse(request, page):
    """Says why ``page`` cannot be deleted or moved and leads back to the list it stands in; None where it can be."""
    if message := refusal(page):
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
        namespace, _colon, name = request.resolver_match.view_name.partition(":")
        if namespace != "wagtailadmin_pages" or name not in self.VIEWS:
            return None
        page = Page.objects.filter(pk=kwargs[self.VIEWS[name]], depth__gt=1).first()
        return explain(request, page) if page and published_below(page).exists() else None
