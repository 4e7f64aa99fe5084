"""The real things fail: kept pages still answer, others say whom to call, and all recovers without a hand."""

import sqlite3
import time

import pytest

from cms.unavailable import COME_BACK
from tests.services.content import TELEPHONE
from tests.services.people import (
    Asker,
    is_kept,
    publish,
    read_until_kept,
    telephones_in,
    typed_in,
    upload_document,
)
from tests.services.servers.program import wait_until

UNKEPT = "/search/?q="
NUMBER = TELEPHONE.replace(" ", "")


@pytest.fixture
def stopped():
    """A function that stops a server; it is started again at the end at the latest."""
    servers = []

    def stop(server, *how):
        servers.append(server)
        server.stop(*how)
        return server.start

    yield stop
    for server in servers:
        if not server.is_running:
            server.start()


def says_whom_to_call(answer):
    """Whether it is the static page with the station's numbers."""
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == str(COME_BACK)
    assert "no-store" in answer.headers["Cache-Control"]
    return {NUMBER, "191"} <= telephones_in(answer)


# --- PostgreSQL ---------------------------------------------------------------------------------


def test_while_postgresql_is_restarted(many, stopped, postgresql_server):
    reader, one = many.through_proxy(), many.webs[0].reader()
    asker = Asker(reader, many.made["questions_path"])
    read_until_kept(reader, "/")
    start = stopped(postgresql_server, "fast")
    for each in (reader, one, many.webs[1].reader()):
        assert is_kept(each.get("/"))
        assert says_whom_to_call(each.get(f"{UNKEPT}ด่าน"))
        assert says_whom_to_call(many.officer(many.webs[0]).get("/admin/"))
    text = "ถนนหน้าโรงเรียนปิดถึงเมื่อไร"
    answer = asker.ask(text)
    assert says_whom_to_call(answer)
    assert "สิ่งที่ท่านส่งยังไม่ได้รับการบันทึก" in answer.text
    # Also many of them in a row: what is kept goes on being served through the proxy.
    for _time in range(5):
        reader.get(f"{UNKEPT}น้ำ")
    assert is_kept(reader.get("/"))
    assert one.get("/health/live").status_code == 200

    start()
    # At once and everywhere: nothing of the processes was restarted.
    for each in (reader, one, many.webs[1].reader()):
        assert each.get(f"{UNKEPT}ด่าน").status_code == 200
    # The form that came back is sent once more.
    again = reader.post(many.made["questions_path"], typed_in(answer))
    assert again.status_code == 302
    assert many.installation.content(f"questions({text!r})") == [1]
    assert many.worker.is_running
    wait_until(lambda: one.get("/health/ready").status_code == 200, "it is ready again")


# --- Redis --------------------------------------------------------------------------------------


def test_while_redis_is_stopped_and_after_nothing_is_stale(many, stopped, redis):
    one, two = (web.reader() for web in many.webs)
    read_until_kept(two, "/")
    start = stopped(redis)
    for each in (one, two):
        begun = time.monotonic()
        assert each.get("/").status_code == 200
        assert time.monotonic() - begun < 10
    made = many.installation.content("news('น้ำท่วมถนนราชอุทิศ', 'flood')")
    assert publish(many.officer(many.webs[0]), made["id"]).status_code == 302
    assert "น้ำท่วมถนนราชอุทิศ" in two.get("/").text
    start()
    for each in (two, one):
        assert "น้ำท่วมถนนราชอุทิศ" in each.get("/").text
        assert is_kept(
            wait_until(lambda each=each: (kept := each.get("/")) and is_kept(kept) and kept, "kept")
        )


def test_when_redis_hangs_and_wakes_up_with_what_it_knew(many, redis):
    """It still holds pages from before. Who published tells it, without anybody reading there."""
    one, two = (web.reader() for web in many.webs)
    read_until_kept(two, "/")
    made = many.installation.content("news('เปิดใช้สะพานใหม่', 'bridge')")
    redis.pause()
    try:
        assert publish(many.officer(many.webs[0]), made["id"]).status_code == 302
        begun = time.monotonic()
        assert "เปิดใช้สะพานใหม่" in two.get("/").text
        assert time.monotonic() - begun < 15
    finally:
        redis.go_on()
    wait_until(lambda: "เปิดใช้สะพานใหม่" in two.get("/").text, "the other process learns of it", within=10)
    assert one.get("/").status_code == 200


# --- Storage ------------------------------------------------------------------------------------


def test_while_the_storage_is_stopped(many, stopped, storage):
    reader, officer = many.through_proxy(), many.officer(many.webs[1])
    asker = Asker(reader, many.made["questions_path"])
    document, picture = many.made["document_path"], many.made["picture_path"]
    assert reader.get(document).status_code == 200
    read_until_kept(reader, "/")
    start = stopped(storage.gateway)
    # Something that the worker finishes just now may end what is kept; it is made again without the storage.
    assert reader.get("/").status_code == 200
    read_until_kept(reader, "/")
    assert reader.get(f"{UNKEPT}ด่าน").status_code == 200
    begun = time.monotonic()
    for path in (document, picture):
        assert says_whom_to_call(reader.get(path))
    assert time.monotonic() - begun < 30
    # Forms without files are taken; an upload says that it was not.
    assert asker.ask("ไฟฟ้าดับกี่โมง").status_code == 302
    answer = upload_document(officer, many.made["collection"], "แผนที่หาย")
    assert says_whom_to_call(answer)
    assert typed_in(answer)["title"] == "แผนที่หาย"
    assert "ไฟล์ที่แนบต้องเลือกใหม่" in answer.text
    assert "แผนที่หาย" not in officer.get("/admin/documents/").text
    wait_until(lambda: reader.get("/health/ready").json() == {"status": "degraded"}, "it says so")

    start()
    assert reader.get(document).status_code == 200
    assert reader.get(picture).status_code == 200
    assert upload_document(officer, many.made["collection"], "แผนที่กลับมา").status_code == 302
    wait_until(lambda: reader.get("/health/ready").json() == {"status": "ok"}, "it is ready again")


# --- Mail ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["it refuses", "it is gone"])
def test_a_mail_that_the_server_does_not_take_waits(many, mail_server, how):
    subject = f"answer while {how}"
    many.installation.content(f"mail({subject!r})")
    if how == "it refuses":
        mail_server.refuses = True
    else:
        mail_server.stop()
    try:
        many.installation.manage("tick", "--quiet")
        assert not any(subject in mail for mail in mail_server.mails)
        assert many.through_proxy().get("/").status_code == 200
    finally:
        if how == "it refuses":
            mail_server.refuses = False
        else:
            mail_server.start()
    many.installation.content("try_mails_again()")
    many.installation.manage("tick", "--quiet")
    assert sum(subject in mail for mail in mail_server.mails) == 1


# --- Processes ----------------------------------------------------------------------------------


def test_while_no_process_answers(many, stopped):
    reader = many.through_proxy()
    many.webs[0].reader().get("/en/")
    starts = [stopped(web) for web in many.webs]
    for answer in (reader.get("/"), reader.post(many.made["questions_path"], {"question": "ถาม"})):
        assert says_whom_to_call(answer)
        assert "อาจยังไม่ได้รับการบันทึก" in answer.text
    for start in starts:
        start()
    wait_until(lambda: reader.get("/").status_code == 200, "the proxy finds them again", within=15)


# --- SQLite -------------------------------------------------------------------------------------


def test_while_the_database_is_locked(small):
    reader = small.webs[0].reader()
    asker = Asker(reader, small.made["questions_path"])
    read_until_kept(reader, "/")
    other = sqlite3.connect(small.installation.folder / "db.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert is_kept(reader.get("/"))
        assert reader.get(f"{UNKEPT}ด่าน").status_code == 200
        answer = asker.ask("รถหายแจ้งที่ไหน")
        assert says_whom_to_call(answer)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert reader.post(small.made["questions_path"], typed_in(answer)).status_code == 302
    assert small.installation.content("questions('รถหายแจ้งที่ไหน')") == [1]
