"""A whole station, out of one installation and into another where its numbers are taken."""

import json

import pytest

from cms.backup.archive import opened
from cms.backup.keys import read_identity
from cms.backup.places import split
from cms.moving.kind import ROWS, STATION

from .installations import HOST, Installation
from .moves import move

# Everything that tells another station apart, as far as it cannot be a coincidence.
CANARIES = """
import json
from wagtail.models import Site, Page
from cms.models import StationDocument, User
from cms.models.stations import pages_of, people_of
from feedback.models import Question
from oit.stations import collection_of
found = []
for site in Site.objects.exclude(hostname="localhost"):
    found += [str(page.translation_key) for page in pages_of([site.pk])]
    found += StationDocument.objects.filter(collection=collection_of(site)).values_list("address", flat=True)
    found += Question.objects.filter(site=site).values_list("code", flat=True)
    found += [person.username for person in people_of([site.pk])]
    found.append(site.hostname)
print(json.dumps(sorted(filter(None, found))))
"""
COUNTS = """
import json
from wagtail.models import Site
from cms.moving import scope
from cms.moving.selecting import Selection
selection = Selection(Site.objects.get(hostname="localhost"))
print(json.dumps({scope.label_of(model): len(selection.keys(model)) for model in scope.carried_models()}))
"""
# Two officers whose keys are signed, and a case that is sealed to them.
KEYS = """
from wagtail.models import Site
from cms.models.stations import Role, people_of
from feedback.complaints import holders, intake, watching
from feedback.complaints.models import Kind
from feedback.complaints.sealing.receipts import new_receipt
site, keys = Site.objects.get(hostname="localhost"), []
for person in people_of([site.pk], list(Role))[:2]:
    holder, _paper = holders.enrol(site, Kind.CORRUPTION, person, person.position or "รอง ผกก.", "วลีผ่านที่ยาวพอสมควร")
    if keys:
        holder = holders.countersign(holder, keys[0])
    keys.append(holders.open_with_passphrase(holder, "วลีผ่านที่ยาวพอสมควร"))
for key in keys:
    watching.acknowledge(key)
intake.submit(site, Kind.CORRUPTION, {"what": "เรียกรับเงิน ๕๐๐ บาท"}, receipt=new_receipt())
"""
# What each of them reads, and whether their screens warn of strangers among the keys.
READ = """
import json
from wagtail.models import Site
from feedback.complaints import holders, watching
from feedback.complaints.casefiles import open_cases
site, found = Site.objects.get(hostname="localhost"), []
for holder in holders.active_holders(site, "corruption"):
    key = holders.open_with_passphrase(holder, "วลีผ่านที่ยาวพอสมควร")
    told = [str([record.body for record in file.conversation]) for file in open_cases(key)]
    found.append([holder.user.username, told, *map(len, watching.strangers(key))])
print(json.dumps(found, ensure_ascii=False))
"""
# Made by an import, beside what the file holds.
MADE_ANEW = {"wagtailredirects.Redirect"}


@pytest.fixture(scope="module")
def moved(last_release, tmp_path_factory):
    """``(the old Installation, the new one, the manifest of the file, all bytes of its rows)``"""
    folder = tmp_path_factory.mktemp("moving")
    there = Installation(folder / "there")
    last_release.python(KEYS)
    key, file = move(last_release, there, folder)
    with opened(*split(str(file)), read_identity(key), lambda line: None, STATION) as archive:
        rows = [name for name in archive.members if name.startswith(ROWS)]
        content = b"".join(archive.open(name).read() for name in rows)
        return last_release, there, archive.manifest, content


def test_every_public_address_gives_the_same_words_and_files(moved):
    here, there, *_rest = moved
    before, after = here.visit(HOST), there.visit(HOST)
    assert before.keys() == after.keys()
    assert len(before) > 100
    assert [address for address in before if before[address] != after[address]] == []


def test_the_board_says_the_same(moved):
    here, there, *_rest = moved
    assert here.readiness(HOST) == there.readiness(HOST)


def test_every_row_is_there(moved):
    here, there, said, _content = moved
    before, after = json.loads(here.python(COUNTS)), json.loads(there.python(COUNTS))
    different = {label for label in before if before[label] != after[label]}
    assert different <= MADE_ANEW
    assert sum(said["rows"].values()) > 5000
    assert said["left"] == {}


def test_nothing_of_another_station_is_in_the_file(moved):
    here, _there, _said, content = moved
    canaries = json.loads(here.python(CANARIES))
    assert len(canaries) > 60
    assert [each for each in canaries if each.encode() in content] == []


def test_the_same_officers_read_the_same_complaints_with_their_own_phrases(moved):
    here, there, *_rest = moved
    before = json.loads(here.python(READ))
    assert [len(cases) for _name, cases, _new, _gone in before] == [1, 1]
    assert "เรียกรับเงิน ๕๐๐ บาท" in before[0][1][0]
    assert json.loads(there.python(READ)) == before


def test_nobody_signs_in_there_because_of_the_file(moved):
    _here, there, *_rest = moved
    code = (
        "from cms.models import User; "
        "people = User.objects.filter(groups__station_group__site__hostname='localhost'); "
        "print(bool(people), [u.username for u in people if u.has_usable_password() or u.is_superuser])"
    )
    assert there.python(code).strip() == "True []"


def test_old_address_of_an_answer_leads_to_the_new_one(moved):
    here, there, *_rest = moved
    code = (
        "from django.test import Client; from feedback.models import Question; from wagtail.models import Site; "
        "q = Question.objects.filter(site__hostname='localhost').published().last(); "
        "r = Client(HTTP_HOST='localhost:8160').get(f'/qa/{PK}/', follow=True); "
        "print(q.pk, r.status_code, r.redirect_chain)"
    )
    number = here.python(code.replace("{PK}", "{q.pk}")).split()[0]
    _new, status, *chain = there.python(code.replace("{PK}", number)).split()
    assert status == "200"
    assert "301" in " ".join(chain)
