"""The short addresses of a station in the admin."""

from django.core.exceptions import ValidationError
from django.db.models import IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import EditView

from cms.admin.columns import TemplateColumn
from cms.admin.permissions import StationPermissionPolicy
from cms.admin.viewsets import OneByOneIndexView, StationOwnedForm, StationViewSet

from .aims import check_aim
from .models import FollowedInMonth, ShortLink

AIMED = "short_links.aim"


class ShortLinkForm(StationOwnedForm):
    def clean(self):
        cleaned = super().clean()
        site = cleaned.get("site") or (self.instance.site_id and self.instance.site)
        if site and not self.errors:
            try:
                check_aim(site, cleaned.get("page"), cleaned.get("address"))
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class ShortLinkEditView(EditView):
    """Notes in the history where the address led before, and where it leads now."""

    def save_instance(self):
        before = ShortLink.objects.select_related("page").get(pk=self.object.pk).aim
        saved = super().save_instance()
        if saved.aim != before:
            log(
                instance=saved,
                action=AIMED,
                user=self.request.user,
                data={"before": before, "now": saved.aim},
            )
        return saved


class KeptForEver(StationPermissionPolicy):
    """Nobody deletes a short address: it stands on paper, and its code must never lead to something else."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        kept = [action for action in actions if action != "delete"]
        return bool(kept) and super().user_has_any_permission_for_instance(user, kept, instance)


class ShortLinkViewSet(StationViewSet):
    model = ShortLink
    base_form_class = ShortLinkForm
    index_view_class = OneByOneIndexView
    edit_view_class = ShortLinkEditView
    icon = "link"
    menu_label = _("Short addresses")
    menu_name = "short-links"
    menu_order = 312
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "label",
        TemplateColumn("code", "short_links/cell_code.html", label=_("Short address"), sort_key="code"),
        Column("aim", label=_("Leads to")),
        Column("this_month", label=_("This month"), sort_key="this_month"),
        Column("in_all", label=_("In all"), sort_key="in_all"),
    ]
    search_fields = ["label", "code", "address"]

    @property
    def permission_policy(self):
        return KeptForEver(self.model)

    def get_queryset(self, request):
        counts = FollowedInMonth.objects.filter(link=OuterRef("pk")).order_by().values("link")
        now = counts.filter(month=f"{timezone.localdate():%Y-%m}")
        return (
            super()
            .get_queryset(request)
            .select_related("site", "page")
            .annotate(in_all=_sum(counts), this_month=_sum(now))
        )


def _sum(counts):
    total = counts.annotate(total=Sum("number")).values("total")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
