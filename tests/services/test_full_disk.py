"""The disk is full: a small one, in memory, that really is."""

import os
import shutil
import subprocess

import pytest

from tests import database
from tests.services.conftest import Site
from tests.services.content import TELEPHONE
from tests.services.installation import Installation
from tests.services.people import (
    UPLOAD,
    Asker,
    is_kept,
    read_until_kept,
    telephones_in,
    typed_in,
    upload_document,
)

SIZE = "96m"


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    """A folder that is a disk of its own."""
    folder = tmp_path_factory.mktemp("disk")
    mounted = os.geteuid() == 0 and shutil.which("mount")
    if (
        not mounted
        or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]).returncode
    ):
        pytest.skip("A disk of its own is missing: it takes root who may mount a tmpfs.")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture(scope="module")
def on_disk(request, disk, static_files):
    """The usual setup, all of it on ``disk``."""
    (disk / "static").symlink_to(static_files)
    installation = Installation(disk, f"sqlite:///{disk / 'db.sqlite3'}")
    kept = database.migrated_file(request.config.cache)
    if kept.exists():
        shutil.copy(kept, disk / "db.sqlite3")
    else:
        installation.manage("migrate", "-v", "0")
    made = installation.content("station()")
    web = installation.web()
    try:
        web.start()
        yield Site(installation, made, [web])
    finally:
        web.stop()


def fill(path):
    """Writes until nothing more goes in."""
    for size in (1024 * 1024, 4096):
        with pytest.raises(OSError, match="No space left on device"):
            _write_for_ever(path, bytes(size))


def _write_for_ever(path, part):
    with path.open("ab", buffering=0) as file:
        while True:
            file.write(part)


def test_while_the_disk_is_full(on_disk, disk):
    reader, officer = on_disk.webs[0].reader(), on_disk.officer(on_disk.webs[0])
    asker = Asker(reader, on_disk.made["questions_path"])
    read_until_kept(reader, "/")
    form = officer.form(UPLOAD, "main form")
    filler = disk / "filler"
    fill(filler)
    try:
        assert is_kept(reader.get("/"))
        assert reader.get("/search/?q=ด่าน").status_code == 200
        assert reader.get("/en/").status_code == 200
        assert reader.get(on_disk.made["document_path"]).status_code == 200
        answer = asker.ask("ขอใบแจ้งความ " * 100)
        assert answer.status_code == 503
        assert TELEPHONE.replace(" ", "") in telephones_in(answer)
        upload = upload_document(officer, on_disk.made["collection"], "แผน", form)
        assert upload.status_code == 200
        assert "พื้นที่" in upload.text
        assert 'value="แผน"' in upload.text
        assert reader.get("/health/ready").json()["status"] in ("degraded", "unavailable")
    finally:
        filler.unlink()
    assert reader.post(on_disk.made["questions_path"], typed_in(answer)).status_code == 302
    assert upload_document(officer, on_disk.made["collection"], "แผน").status_code == 302
    assert on_disk.installation.content(f"questions({('ขอใบแจ้งความ ' * 100).strip()!r})") == [1]
