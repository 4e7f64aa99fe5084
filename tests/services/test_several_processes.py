"""What is done in one process is seen in another: with PostgreSQL, Redis and a bucket, and with SQLite and files."""

import re

import requests

from tests.services.content import HOST
from tests.services.people import is_kept, publish, read_until_kept, upload_document, upload_picture
from tests.services.servers.program import wait_until

NEW_HOST = "karon.example"
NEW_TELEPHONE = "076 330 100"


def test_what_is_published_on_one_is_read_on_the_other(site):
    one, two = site.webs
    for web in site.webs:
        read_until_kept(web.reader(), "/")
    assert two.reader().get(site.made["news_path"]).status_code == 404
    assert publish(site.officer(one), site.made["news"]).status_code == 302
    for web in (two, one):
        assert "จุดตรวจคืนนี้" in web.reader().get(site.made["news_path"]).text
        home = web.reader().get("/")
        assert "จุดตรวจคืนนี้" in home.text
    # What one has made the other gives, where the cache is shared; what the worker still does may end it once more.
    wait_until(
        lambda: read_until_kept(one.reader(), "/") and is_kept(two.reader().get("/")), "the other gives it"
    )


def test_a_document_uploaded_on_one_is_downloaded_on_the_other(site):
    one, two = site.webs
    officer = site.officer(one)
    assert upload_document(officer, site.made["collection"], "แผนจุดตรวจ").status_code == 302
    address = site.installation.content("address_of('แผนจุดตรวจ')")
    answer = two.reader().get(address)
    assert answer.status_code == 200
    assert answer.content.decode() == "แผน,แผนจุดตรวจ\n"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_picture_uploaded_on_one_is_seen_on_the_other(site):
    one, two = site.webs
    officer = site.officer(one)
    assert upload_picture(officer, site.made["collection"], "ด่านตรวจ").status_code == 302
    made = re.search(r'src="(/media/images/[^"]+)"', officer.get("/admin/images/").text)[1]
    answer = two.reader().get(made)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("image/")
    assert "immutable" in answer.headers["Cache-Control"]
    for elsewhere in (
        "/media/images/../documents/plan.csv",
        "/media/images/%2e%2e/private/x",
        "/media/documents/x/",
    ):
        assert two.reader().get(elsewhere).status_code in (400, 404)


def test_what_came_with_a_complaint_is_sealed_on_one_and_read_on_the_other(site):
    kept = site.installation.content("seal('เรียกเงินที่ด่านตรวจ')")
    assert site.other.content(f"unseal({kept['token']!r})") == "เรียกเงินที่ด่านตรวจ"


def test_the_bucket_gives_nothing_without_a_signature(many, storage):
    sealed = many.installation.content("seal('เรียกเงินที่ด่านตรวจ')")
    stored = many.installation.content("store('แผน')")
    names = [
        stored["name"],
        f"private/{sealed['name']}",
        many.made["original_name"],
        many.made["picture_name"],
    ]
    signed = [
        storage.client().generate_presigned_url("get_object", Params={"Bucket": "station", "Key": name})
        for name in names
    ]
    assert requests.get(stored["url"]).content.decode() == "แผน"
    for address in (stored["url"], *signed):
        plain, _, query = address.partition("?")
        assert requests.get(address).status_code == 200, address
        assert requests.get(plain).status_code == 403
        tampered = re.sub(
            r"(Signature=)(.)", lambda found: found[1] + ("0" if found[2] != "0" else "1"), query
        )
        assert tampered != query
        assert requests.get(f"{plain}?{tampered}").status_code == 403
        # A signature opens one file and no other.
        for name in names:
            other = f"{storage.url}/station/{name}"
            if requests.utils.quote(other, safe=":/%") != plain:
                assert requests.get(f"{other}?{query}").status_code == 403


def test_pages_show_pictures_of_the_bucket_at_addresses_of_the_site(many):
    assert many.made["picture_path"].startswith("/media/images/")
    answer = many.through_proxy().get(many.made["picture_path"])
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")


def test_a_station_made_a_moment_ago_is_served_by_every_process(site):
    host = f"{'many' if site.proxy else 'small'}.{NEW_HOST}"
    for web in site.webs:
        # Each knows where the stations begin.
        web.reader().get("/")
        assert web.reader(host=host).get("/").status_code == 400
    made = site.installation.content(f"station({host!r}, {NEW_TELEPHONE!r})")
    for web in site.webs:
        reader = web.reader(host=host)
        home = reader.get("/")
        assert home.status_code == 200
        assert NEW_TELEPHONE.replace(" ", "") in re.sub(r"\s", "", home.text)
        assert reader.get(made["questions_path"]).status_code == 200
        assert f"://{host}/" in reader.get("/sitemap.xml").text
        assert NEW_TELEPHONE not in web.reader().get("/").text


def test_the_worker_does_what_a_process_asked_for(many):
    def done():
        return many.installation.content("tasks()").get("SUCCESSFUL", 0)

    before = done()
    many.other.content("publish_item()")
    wait_until(lambda: done() > before, "the worker has made the files of the page")


def test_the_proxy_speaks_https_alone_and_writes_no_complaint_down(many):
    plain = requests.get(
        f"http://127.0.0.1:{many.proxy.plain_port}/en/?x=1", headers={"Host": HOST}, allow_redirects=False
    )
    assert (plain.status_code, plain.headers["Location"]) == (301, f"https://{HOST}/en/?x=1")
    reader = many.through_proxy()
    answer = reader.get("/")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    reader.get("/complaint/")
    reader.get("/c/")
    log = (many.proxy.folder / "station.log").read_text()
    assert '"GET /" 200' in log
    assert "complaint" not in log
    assert "/c/" not in log
