"""The site as it is really served, for a browser to visit: its own processes, its own database and files."""

import json
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY = "a-throwaway-key-for-the-browser-tests-and-nothing-else"
PASSWORD = "a throwaway pass phrase"
DATABASE = "db.sqlite3"
MAIL = "mail"
READY_WITHIN = 60  # seconds
# Of a station on its first day, which tests.browser.example makes.
NEW_HOST = "new.localhost"
SITEMAP_LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
PEOPLE = {
    "kamala-officer": ("localhost", "officer"),
    # Has a passkey once its test has run.
    "kamala-newcomer": ("localhost", "officer"),
    "kamala-successor": ("localhost", "officer"),
    "kamala-supervisor": ("localhost", "supervisor"),
    "phetkasem-officer": ("phetkasem.localhost", "officer"),
}
# Run in the site's own shell: it prints the ids of pages, by host name and path, that admin addresses need, and under
# "example" that of the O15 of the example station, under "new o1" and "new o15" those of one that begins; and by their
# names those of people.
PREPARE = f"""
import json
from wagtail.models import Page, Site
from cms.models import User
from oit.stations import group_for
from tests.browser.example import make_example, make_new
pages = {{"example": make_example({PASSWORD!r}), **make_new({PASSWORD!r})}}
for username, (hostname, role) in {PEOPLE!r}.items():
    site = Site.objects.get(hostname=hostname) if hostname != "localhost" else Site.objects.get(is_default_site=True)
    user = User.objects.create_user(username, f"{{username}}@example.org", {PASSWORD!r}, first_name="สมหญิง")
    user.groups.add(group_for(site, role))
    pages[username] = user.pk
    for page in Page.objects.descendant_of(site.root_page, inclusive=True):
        pages[hostname + "/" + page.url_path.split("/", 2)[2]] = page.pk
reader = User.objects.create_user("superior-reader", "superior@example.org", {PASSWORD!r}, first_name="สมศักดิ์")
reader.groups.set(User.objects.get(username="superior-unit").groups.all())
print(json.dumps(pages))
"""


@dataclass(frozen=True)
class ServedSite:
    """``url``: of Kamala, the default station. ``page_ids``: by host name and path, as "localhost/oit/"."""

    url: str
    port: int
    page_ids: dict
    mail_folder: Path
    environment: dict

    def manage(self, *command):
        """Runs a command of ``manage.py`` as whoever keeps the server would."""
        return _manage(self.environment, *command)

    @property
    def mails(self):
        """The texts of the mails that the site sent, the oldest first."""
        files = sorted(self.mail_folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
        return [
            text
            for file in files
            for text in file.read_text(encoding="utf-8").split("-" * 79)
            if text.strip()
        ]

    def page_urls(self, hostname="127.0.0.1"):
        """The address of every page of a station in both languages, as its site map lists them."""
        with urlopen(
            Request(f"{self.url}/sitemap.xml", headers={"Host": f"{hostname}:{self.port}"})
        ) as answer:
            return [element.text for element in ElementTree.parse(answer).iter(SITEMAP_LOCATION)]

    def edit_url(self, path, hostname="localhost"):
        """Where the Thai page at ``path`` of a station is edited."""
        return f"{self.url}/admin/pages/{self.page_ids[hostname + path]}/edit/"


@contextmanager
def served_site(folder):
    """Loads the demonstration stations into ``folder`` and serves them from there. Yields a ServedSite.

    The folder may hold a migrated database, named DATABASE; otherwise one is made.
    """
    port = _free_port()
    environment = _environment(folder, port)
    _manage(environment, "compilecatalogues")
    # Before the stations: the search reads their pages as visitors get them, with the addresses of static files.
    _manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
    _manage(environment, "prepare", "--port", str(port))
    page_ids = json.loads(_manage(environment, "shell", "--verbosity", "0", "-c", PREPARE).splitlines()[-1])
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "tools/serve.py", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(server, url, folder / "server.log")
            yield ServedSite(url, port, page_ids, folder / MAIL, environment)
        finally:
            server.terminate()
            server.wait()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(folder, port):
    """The environment of the site: nothing of the machine's own settings, whatever .env says."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": SECRET_KEY,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "ALLOWED_HOSTS": "sites,127.0.0.1,localhost",
        "ADMIN_BASE_URL": f"http://127.0.0.1:{port}",
        "HTTPS": "off",
        "DEBUG": "off",
        "BEHIND_PROXY": "off",
        "SECOND_FACTOR_REQUIRED": "on",
        "SECOND_FACTOR_GRACE_DAYS": "7",
        "SERVE_MEDIA": "on",
        "CACHE_URL": "locmemcache://",
        "EMAIL_URL": f"filemail:///{folder / MAIL}",
        "S3_BUCKET": "",
        "OIT_EDITIONS_DIR": "",
        "CHECK_LINKS": "off",
    }


def _manage(environment, *command):
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {command[0]} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def _wait_until_it_answers(server, url, log):
    for _second in range(READY_WITHIN):
        try:
            urlopen(f"{url}/sitemap.xml").close()
        except HTTPError as error:
            raise RuntimeError(f"The site answers with {error}:\n{log.read_text()}") from error
        except URLError:
            try:
                server.wait(timeout=1)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(f"The site stopped by itself:\n{log.read_text()}") from None
        else:
            return
    raise RuntimeError(f"The site did not answer within {READY_WITHIN} seconds:\n{log.read_text()}")
