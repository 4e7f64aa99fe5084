import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.drawing import CannotDraw
from cms.management.arguments import site_called
from home.posting.credentials import credentials_of, variables_of
from home.posting.models import Channel
from home.posting.rich_menu import LANGUAGES, cells_of, picture_of, request_of
from home.posting.rich_menu_installing import NotInstalled, install

ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


class Command(BaseCommand):
    help = (
        "Makes the menu of the station's LINE official account (emergency call, e-services, questions, complaints, "
        "EIT, pledge, map) and installs it. With --dry-run writes its picture and JSON instead."
    )

    def add_arguments(self, parser):
        parser.add_argument("--station", required=True, help="host name, for example kamala.example")
        parser.add_argument("--language", choices=LANGUAGES, default="both")
        parser.add_argument("--dry-run", action="store_true", help="only write the picture and the JSON")
        parser.add_argument(
            "--output", type=Path, default=Path(), help="folder for --dry-run; this one if not given"
        )

    def handle(self, station, language, dry_run, output, **options):
        site = site_called(station)
        cells = cells_of(site, "en" if language == "en" else "th")
        request = request_of(site, cells, language)
        try:
            picture, content_type = picture_of(cells, language)
        except CannotDraw as error:
            raise CommandError(_("The picture could not be drawn: %(reason)s") % {"reason": error}) from error
        if dry_run:
            self._write(output / f"rich-menu-{language}", request, picture, ENDINGS[content_type])
        else:
            self._install(site, request, picture, content_type)

    def _write(self, path, request, picture, ending):
        path.parent.mkdir(parents=True, exist_ok=True)
        told = json.dumps(request.to_dict(), ensure_ascii=False, indent=2)
        for file, content in (
            (path.with_suffix(f".{ending}"), picture),
            (path.with_suffix(".json"), told.encode()),
        ):
            file.write_bytes(content)
            self.stdout.write(str(file))

    def _install(self, site, request, picture, content_type):
        credentials = credentials_of(Channel.LINE, site)
        if credentials is None:
            names = ", ".join(variables_of(Channel.LINE, site))
            raise CommandError(_("The LINE account is not connected: set %(names)s.") % {"names": names})
        insecure = [area.action.uri for area in request.areas if area.action.uri.startswith("http:")]
        if insecure:
            raise CommandError(
                _("LINE opens https addresses only, and this is none: %(address)s. Turn HTTPS on first.")
                % {"address": insecure[0]}
            )
        try:
            made = install(credentials, request, picture, content_type)
        except NotInstalled as error:
            raise CommandError(_("LINE did not take the menu: %(reason)s") % {"reason": error}) from error
        self.stdout.write(_("The menu %(menu)s is installed.") % {"menu": made})
