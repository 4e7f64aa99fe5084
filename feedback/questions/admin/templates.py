"""The answer templates of a station: those for questions are of whoever answers questions, those for complaints and
tip-offs of the complaint officers. An administrator has those for questions alone.
"""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cms.admin.viewsets import ANY_ACTION, StationOwnedForm, StationViewSet
from cms.models.stations import Role, may, sites_of, sites_where, sites_with_role
from feedback.questions.models import AnswerTemplate, Question, TemplateUse

OF_COMPLAINT_OFFICERS = (TemplateUse.CORRUPTION, TemplateUse.TIP)


def uses_of(user, site):
    """The TemplateUses whose templates the ``user`` may see and write at the station ``site``."""
    questions = [TemplateUse.QUESTION] if may(user, "change", Question, site) else []
    complaints = OF_COMPLAINT_OFFICERS if site.pk in sites_with_role(user, Role.COMPLAINTS) else ()
    return [*questions, *complaints]


class OfOwnUse:
    """A view that refuses a template for a use that is not the user's."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        key = kwargs.get("pk", args[0] if args else None)
        if key is not None:
            template = AnswerTemplate.objects.select_related("site").get(pk=unquote(str(key)))
            if template.use not in uses_of(request.user, template.site):
                raise PermissionDenied


class AnswerTemplateForm(StationOwnedForm):
    """Offers the uses that are the user's, at the station of the template or at one of several."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sites = [self.instance.site] if self.instance.site_id else sites_of(self.for_user)
        own = {use for site in sites for use in uses_of(self.for_user, site)}
        self.fields["use"].choices = [choice for choice in TemplateUse.choices if choice[0] in own]
        if self.instance.use not in own and own:
            self.initial["use"] = self.fields["use"].choices[0][0]

    def clean(self):
        cleaned = super().clean()
        site = cleaned.get("site") or self.instance.site
        if site and cleaned.get("use") and cleaned["use"] not in uses_of(self.for_user, site):
            self.add_error("use", _("Your role at this station does not write templates for this."))
        return cleaned


class AnswerTemplateViewSet(StationViewSet):
    model = AnswerTemplate
    icon = "snippet"
    menu_label = gettext_lazy("Answer templates")
    base_form_class = AnswerTemplateForm
    list_display = [
        "__str__",
        Column("use", label=gettext_lazy("Used for"), accessor="get_use_display", sort_key="use"),
    ]
    list_filter = ["use"]
    search_fields = ["title", "text_th", "text_en"]

    def construct_view(self, view_class, **kwargs):
        held = type(view_class.__name__, (OfOwnUse, view_class), {"__module__": view_class.__module__})
        return super().construct_view(held, **kwargs)

    def get_queryset(self, request):
        user = request.user
        questions = Q(use=TemplateUse.QUESTION, site__in=sites_where(user, ANY_ACTION, Question))
        complaints = Q(use__in=OF_COMPLAINT_OFFICERS, site__in=sites_with_role(user, Role.COMPLAINTS))
        return super().get_queryset(request).filter(questions | complaints)
