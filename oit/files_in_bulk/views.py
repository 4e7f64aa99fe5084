"""The screen on which many files are sent in, and put in their places once what was guessed is confirmed."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit.board.views import ChosenYear

from .arriving import arrive
from .forms import Rows, SendForm
from .models import ArrivedFile
from .names import Names
from .places import PlacesOfYear
from .placing import put
from .rows import Row


class FilesInBulk(ChosenYear):
    """What the views have in common. Station and year are chosen as on the board."""

    @cached_property
    def places(self):
        return PlacesOfYear(self.choice.year_page, self.request.user)

    @cached_property
    def rows(self):
        waiting = ArrivedFile.objects.waiting_for(self.request.user, self.choice.site)
        names = Names(self.edition)
        return [Row(each, self.places, names) for each in waiting]

    @property
    def address(self):
        return f"{reverse('files_in_bulk:files')}?{urlencode(self.choice.query)}"


class FilesView(WagtailAdminTemplateMixin, FilesInBulk):
    """Shows the files that wait. Sent with ``do``: "send" brings files, "put" confirms the table."""

    template_name = "oit/files_in_bulk/files.html"
    page_title = gettext_lazy("Files in bulk")
    header_icon = "upload"

    def get(self, request):
        return self.show(Rows(self.rows) if self.edition else None)

    def post(self, request):
        if self.edition is None:
            raise PermissionDenied
        return self.put() if request.POST.get("do") == "put" else self.send()

    def send(self):
        """Without a script: all files in one request."""
        form = SendForm(files=self.request.FILES)
        if not form.is_valid():
            messages.error(self.request, " ".join(form.errors["files"]))
            return redirect(self.address)
        kept = 0
        for upload in form.cleaned_data["files"]:
            try:
                arrive(upload, self.request.user, self.choice.site)
                kept += 1
            except ValidationError as error:
                messages.error(self.request, _named(upload, error))
        if kept:
            messages.success(
                self.request,
                ngettext("%(number)s file has arrived.", "%(number)s files have arrived.", kept)
                % {"number": kept},
            )
        return redirect(self.address)

    def put(self):
        rows = Rows(self.rows, self.request.POST)
        if not rows.is_valid:
            messages.error(self.request, _("Nothing was put anywhere yet: something is missing below."))
            return self.show(rows, status=422)
        wishes = rows.wishes
        refused = put(wishes, self.request.user, self.places.pages)
        self.tell(wishes, refused)
        ArrivedFile.objects.filter(pk__in=[each.pk for each in rows.kept]).delete()
        self.tell_kept(rows)
        return redirect(self.address)

    def tell(self, wishes, refused):
        """One message for each page, with a link to it."""
        for sentence in refused.values():
            messages.error(self.request, sentence)
        by_code = {}
        for wish in wishes:
            by_code.setdefault(wish.place.item.code, []).append(wish.title or wish.arrived.name)
        for code, titles in by_code.items():
            if code in refused:
                continue
            page = self.places.pages[code]
            messages.success(
                self.request,
                ngettext(
                    "%(page)s: %(number)s file was put into the draft: %(titles)s.",
                    "%(page)s: %(number)s files were put into the draft: %(titles)s.",
                    len(titles),
                )
                % {
                    "page": page.get_admin_display_title(),
                    "number": len(titles),
                    "titles": ", ".join(titles),
                },
                buttons=[
                    messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Open the page"))
                ],
            )

    def tell_kept(self, rows):
        for arrived in rows.kept:
            messages.success(
                self.request,
                _("“%(title)s” is kept among the files of the station.") % {"title": arrived.thing.title},
                buttons=[messages.button(_edit_address(arrived), _("Open"))],
            )
        if number := len(rows.undecided):
            messages.warning(
                self.request,
                ngettext(
                    "%(number)s file has no place yet. It is kept among the files of the station and waits here.",
                    "%(number)s files have no place yet. They are kept among the files of the station and wait here.",
                    number,
                )
                % {"number": number},
            )

    def show(self, rows, status=200):
        return self.render_to_response(self.get_context_data(rows=rows), status=status)

    def get_page_subtitle(self):
        return self.choice.station.name

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, rows, **kwargs):
        year, address = self.choice.year_page, reverse("files_in_bulk:files")
        return super().get_context_data(
            rows=rows,
            choice=self.choice,
            form=SendForm(),
            is_closed=bool(year) and year.is_closed,
            own=self.places.own if rows else [],
            send_address=f"{reverse('files_in_bulk:send')}?{urlencode(self.choice.query)}",
            other_years=[
                (each, f"{address}?{urlencode({'station': self.choice.site.pk, 'year': each.fiscal_year})}")
                for each in self.choice.years
                if each != year
            ],
            **kwargs,
        )


class SendView(FilesInBulk):
    """One file of several, sent by a script: ``file``, and ``key`` so that it may be sent again. Answers with JSON."""

    def post(self, request):
        upload = request.FILES.get("file")
        if upload is None:
            return JsonResponse({"problem": _("No file has arrived. Send it again.")}, status=422)
        try:
            arrived = arrive(upload, request.user, self.choice.site, request.POST.get("key", ""))
        except ValidationError as error:
            return JsonResponse({"problem": _named(upload, error)}, status=422)
        return JsonResponse({"name": arrived.name})


def _named(upload, error):
    """What is wrong with the upload, with its name."""
    said = " ".join(error.messages)
    return said if upload.name in said else f"{upload.name}: {said}"


def _edit_address(arrived):
    kind, thing = ("docs", arrived.document) if arrived.document else ("images", arrived.image)
    return reverse(f"wagtail{kind}:edit", args=[thing.pk])
