"""An installation as on a server: production settings, processes of its own, everything else by environment."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import requests
from bs4 import BeautifulSoup

from tests.services.content import HOST
from tests.services.servers.program import PATIENCE, Program, free_port, wait_until

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY = "a-throwaway-key-for-the-service-tests-and-nothing-else"
SESSION, CSRF = "__Host-sessionid", "__Host-csrftoken"
GRANIAN = (
    "--interface",
    "wsgi",
    "--workers",
    "1",
    "--blocking-threads",
    "4",
    "--no-ws",
    "--log-level",
    "warning",
)


@dataclass
class Installation:
    """``folder``: its VAR_DIR. ``database``: an address as in DATABASE_URL. ``others``: further settings."""

    folder: Path
    database: str
    others: dict = field(default_factory=dict)

    @property
    def environment(self):
        kept = {
            name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR", "LANG")
        }
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            "SECRET_KEY": SECRET_KEY,
            "ALLOWED_HOSTS": "sites",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database,
            "BEHIND_PROXY": "on",
            "SECOND_FACTOR_REQUIRED": "off",
            "CHECK_LINKS": "off",
            "CACHE_URL": "locmemcache://",
            "EMAIL_URL": "consolemail://",
            "S3_BUCKET": "",
            "BACKUP_TO": "",
            "OIT_EDITIONS_DIR": "",
            **self.others,
        }

    def manage(self, *command):
        """Runs a command of manage.py to its end. Returns what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *map(str, command)],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def content(self, call):
        """What a call of ``tests.services.content``, such as ``"questions('x')"``, printed there."""
        code = f"from tests.services import content; content.{call}"
        printed = self.manage("shell", "--no-imports", "-v", "0", "-c", code)
        return json.loads(printed.splitlines()[-1]) if printed.strip() else None

    def web(self):
        """An application process, not started yet."""
        port = free_port()
        command = [sys.executable, "-m", "granian", *GRANIAN, "--host", "127.0.0.1", "--port", port]
        return Web(
            [*command, "cms.wsgi:application"], port, self.folder / f"web-{port}.log", self.environment, ROOT
        )

    def worker(self):
        command = [sys.executable, "manage.py", "worker", "-v", "2"]
        return Program(command, None, self.folder / "worker.log", self.environment, ROOT)


class Web(Program):
    def start(self):
        super().start()
        # The port is there before the worker behind it is.
        wait_until(self._lives, f"the process at {self.port} answers; {self.log} says why not")

    def _lives(self):
        try:
            return requests.get(f"http://127.0.0.1:{self.port}/health/live", timeout=PATIENCE).ok
        except requests.ConnectionError:
            return False

    def reader(self, **options):
        return Reader(f"http://127.0.0.1:{self.port}", **options)


class Reader:
    """Somebody with a browser, at one process or at the proxy. ``session``: of somebody who works here."""

    def __init__(self, url, host=HOST, session=None, verify=True):
        self.url, self.host, self.verify = url, host, str(verify) if verify is not True else True
        self.cookies = {SESSION: session} if session else {}

    def get(self, path, **headers):
        return self._ask("GET", path, headers=headers)

    def post(self, path, data, files=None):
        headers = {"Origin": f"https://{self.host}", "Sec-Fetch-Site": "same-origin"}
        return self._ask("POST", path, headers=headers, data=data, files=files)

    def form(self, path, selector="form[method=post]"):
        """The values of a form as it is shown."""
        response = self.get(path)
        assert response.status_code == 200, (response.status_code, response.text[:500])
        return fields_of(BeautifulSoup(response.content, "html.parser").select_one(selector))

    def _ask(self, method, path, headers, **options):
        headers = {"Host": self.host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", **headers}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        response = requests.request(
            method,
            f"{self.url}{path}",
            headers=headers,
            timeout=PATIENCE,
            allow_redirects=False,
            verify=self.verify,
            **options,
        )
        self.cookies |= response.cookies.get_dict() if self.cookies else {}
        return response


def fields_of(form):
    """``{name: value}`` of what a browser would send of ``form``, a tag of BeautifulSoup."""
    fields = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.get("type") in ("checkbox", "radio", "file", "submit"):
            continue
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            fields[control["name"]] = chosen.get("value", "")
        elif control.name == "textarea":
            fields[control["name"]] = control.text.removeprefix("\n")
        else:
            fields[control["name"]] = control.get("value", "")
    return fields
