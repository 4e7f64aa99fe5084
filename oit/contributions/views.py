"""The pages behind the links. No account, no cookie, no script is needed."""

from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Site

from cms.languages import NAMES

from . import steps
from .decision import DecisionForm
from .forms import SendForm
from .models import Link, Reader, State
from .uploads import arrivals

# A saved form is one request to the disk; nobody needs so many for one contribution.
MOST_SAVES = 500
MORE_ROWS = 5


def kept_private(view):
    """Nobody stores the answer, no search engine lists it, and the link goes to no other site.

    Not "no-referrer": browsers then send the forms of the page without saying that they come from here, and such
    forms are refused (``cms.middleware.CookielessCsrfMiddleware``).
    """

    def guarded(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


@method_decorator(kept_private, name="dispatch")
class LinkView(View):
    """What is behind a link for one ``reader``. A link that is unknown is not found, one that has ended says so."""

    reader = None
    template_name = ""

    def dispatch(self, request, key, **kwargs):
        self.key = key
        site = Site.find_for_request(request)
        self.link = Link.find(key, self.reader, site) if site else None
        if self.link is None:
            return self.show("contributions/unknown.html", {}, status=404)
        self.contribution = self.link.contribution
        if self.link.is_over:
            context = {"contribution": self.contribution, "link": self.link}
            return self.show("contributions/over.html", context, status=410)
        return super().dispatch(request, **kwargs)

    def show(self, template, context, status=200):
        return render(self.request, template, {**context, "languages": self.languages}, status=status)

    @property
    def languages(self):
        """The language switch: this page under both prefixes."""
        path = self.request.path.removeprefix("/en")
        return [
            {
                "code": code,
                "name": name,
                "url": path if code == "th" else f"/en{path}",
                "current": code == self.request.LANGUAGE_CODE,
                "exact": True,
            }
            for code, name in NAMES.items()
        ]

    def again(self, said):
        """Leads to this page anew, which then says what was done."""
        return HttpResponseRedirect(f"{self.request.path}?{said}#said")

    def file_links(self):
        """``(file, address)`` of each file that has arrived."""
        prefix = "/en" if self.request.path.startswith("/en/") else ""
        return [
            (each, prefix + reverse("contribution_file", args=[self.reader, self.key, each.pk]))
            for each in self.contribution.files.all()
        ]


class SendView(LinkView):
    """Where the line of work fills in what it is asked for."""

    reader = Reader.OFFICER

    def get(self, request):
        more = MORE_ROWS if "more" in request.GET else 0
        return self.show_form(SendForm(self.contribution, more_rows=more))

    def post(self, request):
        done = request.POST.get("do", "save")
        if not can_be_saved(self.contribution):
            return self.again("late")
        with arrivals(self.contribution, request.FILES) as arrived, steps.locked(self.contribution) as stored:
            self.contribution = stored
            # It may have been approved, or closed, meanwhile.
            if not can_be_saved(stored):
                return self.again("late")
            form = SendForm(stored, request.POST, request.FILES)
            form.keep_files(arrived)
            steps.keep(stored, form.typed)
            is_wrong = (done == "send" and not form.check()) or form.refused_files
            if done == "send" and not is_wrong:
                steps.send_in(stored)
        if is_wrong:
            return self.show_form(form, status=422)
        return self.again({"send": "sent", "more": "more"}.get(done, "saved"))

    def show_form(self, form, status=200):
        contribution = form.contribution
        context = {
            "contribution": contribution,
            "form": form,
            "files": dict(self.file_links()),
            "said": next(
                (each for each in ("sent", "saved", "more", "late") if each in self.request.GET), ""
            ),
            "can_be_changed": contribution.state != State.APPROVED,
            "last_day": self.link.last_day,
        }
        return self.show("contributions/send.html", context, status)


class DecideView(LinkView):
    """Where the head of the line of work approves what was sent in, or returns it."""

    reader = Reader.HEAD

    def get(self, request):
        return self.show_form(DecisionForm(initial={"version": self.contribution.saves}))

    def post(self, request):
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show_form(form, status=422)
        by = _("%(person)s, by link") % {"person": name_of(self.contribution)}
        try:
            # Whoever holds the link decided: it is not known to be the head.
            form.carry_out(self.contribution, by)
        except steps.WrongStep as error:
            self.contribution.refresh_from_db()
            form = DecisionForm(
                initial={"version": self.contribution.saves, "words": form.data.get("words", "")}
            )
            return self.show_form(form, status=409, refused=str(error))
        return self.again("done")

    def show_form(self, form, status=200, refused=""):
        context = {
            "contribution": self.contribution,
            "content": self.contribution.given,
            "files": self.file_links(),
            "form": form,
            "waits": self.contribution.state == State.SENT,
            "done": "done" in self.request.GET,
            "refused": refused,
        }
        return self.show("contributions/decide.html", context, status)


class FileView(LinkView):
    """A file that was sent in, for whoever has a link to the contribution."""

    def dispatch(self, request, reader, key, number):
        if reader not in Reader.values:
            raise Http404
        self.reader = reader
        return super().dispatch(request, key, number=number)

    def get(self, request, number):
        return served(get_object_or_404(self.contribution.files, pk=number))


def can_be_saved(contribution):
    """Whether the line of work may still change what it sends in."""
    return not (
        contribution.is_closed or contribution.state == State.APPROVED or contribution.saves >= MOST_SAVES
    )


def name_of(contribution):
    """What to call whoever approves: the position, as the admin shows it."""
    head = contribution.head
    return (head.position or str(head)) if head else contribution.head_email


def served(file):
    """The response with a ContributionFile: a photo to be looked at, anything else to be stored."""
    response = FileResponse(
        file.file.open("rb"),
        as_attachment=not file.is_photo,
        filename=file.filename if not file.is_photo else "",
        content_type=file.content_type,
    )
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
