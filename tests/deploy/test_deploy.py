"""The files of deploy/ are read by the programs that they are for; what is missing on the machine is left out."""

import re
import subprocess

import pytest
import yaml
from django.conf import settings

from tests.services.servers.nginx import Proxy
from tests.services.servers.program import need

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("station-*"))
SETTINGS = set(
    re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (settings.BASE_DIR / ".env.example").read_text(), re.MULTILINE)
)
# Of other programs than ours.
NOT_OURS = {"POSTGRES_USER", "POSTGRES_DB", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}


def accepted(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "script",
    [DEPLOY / "install.sh", *sorted((settings.BASE_DIR / "tools").glob("*.sh"))],
    ids=lambda path: path.name,
)
def test_shells_can_read_the_scripts(script):
    accepted("sh", "-n", script)


def test_systemd_knows_every_word_of_the_units(tmp_path):
    need("systemd", "systemd-analyze")
    for unit in UNITS:
        # Only programs that are there are accepted.
        (tmp_path / unit.name).write_text(unit.read_text().replace("/srv/station", str(settings.BASE_DIR)))
    names = [unit.name.replace("@", "@8001") for unit in UNITS]
    printed = accepted("systemd-analyze", "verify", "--man=no", *(tmp_path / name for name in names))
    assert str(tmp_path) not in printed


def test_every_unit_that_install_sh_and_the_text_name_is_there():
    known = {unit.name for unit in UNITS}
    for path in (DEPLOY / "install.sh", settings.BASE_DIR / "docs" / "running.md"):
        text = path.read_text()
        for command in re.findall(r"systemctl (?:enable|restart|try-restart|start|disable) [^\n`|]*", text):
            for name in re.findall(r"station-[a-z]+(?:@\d+)?(?:\.timer)?", command):
                unit = re.sub(r"@\d+", "@", name)
                unit = unit if unit.endswith(".timer") else f"{unit}.service"
                # What older installations have is taken out by its name.
                assert unit in known or unit == "station-web.service", command


# A storage that is named by a number: nginx looks names up when it reads them.
@pytest.mark.parametrize("bucket", [None, "http://127.0.0.1:8333/station", "https://127.0.0.1/station"])
def test_nginx_accepts_the_configuration(tmp_path, bucket):
    proxy = Proxy(tmp_path, [8001, 8002], settings.BASE_DIR, bucket)
    accepted("nginx", "-t", "-c", proxy.folder / "nginx.conf")
    upstream = (tmp_path / "station-upstream.conf").read_text()
    assert re.findall(r"server 127.0.0.1:(\d+)", upstream) == ["8001", "8002"]


def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_nginx_of_the_containers_names_the_application_processes():
    upstream = (DEPLOY / "nginx" / "compose-upstream.conf").read_text()
    webs = re.findall(r"server (\w+):8000", upstream)
    services = compose()["services"]
    assert webs == [name for name in services if name.startswith("web")]
    assert set(webs) == set(services["proxy"]["depends_on"])


def test_every_variable_of_the_containers_is_explained():
    text = (DEPLOY / "compose.yaml").read_text()
    asked = set(re.findall(r"\$\{(\w+)", text))
    given = {
        name for service in compose()["services"].values() for name in service.get("environment", {})
    } - NOT_OURS
    assert asked | given <= SETTINGS


def test_every_file_that_the_containers_take_is_there():
    for service in compose()["services"].values():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            # The certificates are the operator's own.
            if source.startswith("./") and source != "./certificates":
                assert (DEPLOY / source).exists(), source
    copied = re.findall(r"^COPY (\S+) \.$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    assert copied
    assert all((settings.BASE_DIR / name).exists() for name in copied)
