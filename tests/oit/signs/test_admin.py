"""Signs in the admin: made from what is published, printed, hung, looked after, and nobody else's."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from cms.short_links.models import ShortLink
from oit.models import MeasuresReportPage
from oit.readiness import State, evaluate
from oit.signs.due import care_needed
from oit.signs.making import make
from oit.signs.models import CHECKED_EVERY, Sign, SignCheck
from tests.factories import material, published
from tests.filled.values import every_field

pytestmark = pytest.mark.django_db
NAME = "wagtailsnippets_signs_sign"
ADD = f"{NAME}:add"


@pytest.fixture
def officer(officer_user, client_for):
    return client_for(officer_user)


@pytest.fixture
def sign(station, one_stop):
    sign = Sign(site=station, kind="pledge", point="ห้องบริการ", point_en="Service room")
    make(sign)
    return sign


def address(name, sign, *more):
    return reverse(f"{NAME}:{name}", args=[sign.pk, *more])


def posted(checks=(), **values):
    data = {
        "point": "ห้องบริการ",
        "point_en": "",
        "placed_on": "10/1/2567",
        "removed_on": "",
        "photo": "",
        "checks-TOTAL_FORMS": len(checks),
        "checks-INITIAL_FORMS": 0,
        **values,
    }
    for number, (day, condition) in enumerate(checks):
        data |= {
            f"checks-{number}-date": day,
            f"checks-{number}-condition": condition,
            f"checks-{number}-note": "",
            f"checks-{number}-photo": "",
            f"checks-{number}-id": "",
        }
    return data


class TestMaking:
    def test_every_kind_is_offered_with_what_it_lacks(self, officer, one_stop):
        page = BeautifulSoup(officer.get(reverse(ADD)).content, "html.parser")
        assert len(page.select(".signs__offer")) == 12
        assert page.select_one('a[href*="kind=pledge"]')
        assert not page.select_one('a[href*="kind=eit"]')
        assert page.select_one('.signs__offer a[href*="settings/cms/stationsettings"]')

    def test_it_is_made_with_a_code_and_shown(self, officer, station, one_stop):
        response = officer.post(
            f"{reverse(ADD)}?kind=service-way", {"size": "a3", "point": "ลานจอดรถ", "direction": "left"}
        )
        sign = Sign.objects.get()
        assert response["Location"] == address("inspect", sign)
        assert (sign.size, sign.direction, sign.made_on) == ("a3", "left", timezone.localdate())
        assert sign.link.page_id == one_stop.pk
        shown = officer.get(response["Location"]).content.decode()
        assert address("file", sign, "pdf") in shown
        assert sign.link.path in shown

    def test_without_a_point_nothing_is_made_and_what_was_typed_stays(self, officer, one_stop):
        response = officer.post(f"{reverse(ADD)}?kind=pledge", {"size": "a3", "point": ""})
        assert response.status_code == 422
        assert "point" in response.context["form"].errors
        assert response.context["form"]["size"].value() == "a3"
        assert not Sign.objects.exists()
        assert not ShortLink.objects.exists()

    def test_what_the_station_lacks_is_not_printed(self, officer, station):
        response = officer.post(f"{reverse(ADD)}?kind=eit", {"size": "a4", "point": "ทางออก"})
        assert response.status_code == 422
        assert not Sign.objects.exists()

    def test_a_guide_of_another_station_cannot_be_chosen(self, officer, station, guide, other_station):
        response = officer.post(
            f"{reverse(ADD)}?kind=guide",
            {"size": "a4", "point": "เคาน์เตอร์", "guide": other_station.root_page_id},
        )
        assert "guide" in response.context["form"].errors
        officer.post(f"{reverse(ADD)}?kind=guide", {"size": "a4", "point": "เคาน์เตอร์", "guide": guide.pk})
        assert Sign.objects.get().guide_id == guide.pk

    def test_there_are_no_other_kinds(self, officer, station):
        assert officer.get(f"{reverse(ADD)}?kind=advertisement").status_code == 404

    def test_a_station_of_others_cannot_be_chosen(self, officer, other_station):
        assert officer.get(f"{reverse(ADD)}?site={other_station.pk}").status_code in (302, 403)


class TestFiles:
    def test_to_print_and_to_look_at(self, officer, sign):
        pdf = officer.get(f"{address('file', sign, 'pdf')}?download")
        assert pdf.content.startswith(b"%PDF")
        assert pdf["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
        assert officer.get(address("file", sign, "png")).content.startswith(b"\x89PNG")

    def test_the_code_and_the_history_stay_when_it_is_made_anew(self, officer, sign, one_stop):
        one_stop.pledges[0].value["time"] = "10 นาที"
        one_stop.save_revision().publish()
        assert address("remake", sign) in officer.get(address("inspect", sign)).content.decode()
        officer.post(address("remake", sign))
        assert address("remake", sign) not in officer.get(address("inspect", sign)).content.decode()
        assert "10 นาที" in str(Sign.objects.get().content)

    def test_a_guide_that_was_withdrawn_is_named_and_not_made_anew(self, officer, station, guide):
        officer.post(f"{reverse(ADD)}?kind=guide", {"size": "a4", "point": "เคาน์เตอร์", "guide": guide.pk})
        sign = Sign.objects.get()
        guide.delete()
        assert address("remake", sign) not in officer.get(address("inspect", sign)).content.decode()
        assert officer.post(address("remake", sign)).status_code == 302
        assert officer.get(address("file", sign, "pdf")).content.startswith(b"%PDF")


class TestHanging:
    def test_it_is_placed_and_checked(self, officer, sign):
        response = officer.post(address("edit", sign), posted([("1 มี.ค. 2567", "whole")]))
        assert response.status_code == 302, response.context["form"].errors
        sign = Sign.objects.get()
        assert sign.placed_on == date(2024, 1, 10)
        assert sign.last_check().date == date(2024, 3, 1)
        assert sign.check_due() == date(2024, 3, 1) + CHECKED_EVERY

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"placed_on": "2999-01-01"}, "placed_on"),
            ({"placed_on": "", "removed_on": "1/3/2567"}, "placed_on"),
            ({"removed_on": "1/1/2567"}, "removed_on"),
        ],
    )
    def test_days_that_cannot_be_are_refused_beside_their_boxes(self, officer, sign, values, field):
        response = officer.post(address("edit", sign), posted(**values))
        assert field in response.context["form"].errors

    @pytest.mark.parametrize("day", ["2999-01-01", "2024-01-09"])
    def test_a_check_is_of_a_day_on_which_it_hung(self, officer, sign, day):
        response = officer.post(address("edit", sign), posted([(day, "whole")]))
        assert response.status_code == 200
        assert not SignCheck.objects.exists()

    def test_with_a_picture_of_the_own_station(self, officer, sign, other_station):
        image = material(other_station).image
        response = officer.post(address("edit", sign), posted(photo=image.pk))
        assert "photo" in response.context["form"].errors


class TestCare:
    on = date(2024, 6, 1)

    @pytest.fixture
    def hung(self, sign):
        sign.placed_on = date(2024, 5, 1)
        sign.save()
        return sign

    def care(self, site):
        return [each.sentence for each in care_needed(site, self.on)]

    def test_none_while_it_is_whole_and_was_looked_at(self, station, hung):
        assert not self.care(station)

    def test_when_nobody_looked_at_it_for_long(self, station, hung):
        Sign.objects.update(placed_on=self.on - CHECKED_EVERY - timedelta(days=1))
        assert len(self.care(station)) == 1

    def test_when_it_was_found_damaged_until_it_is_whole_again(self, station, hung):
        SignCheck.objects.create(sign=hung, date=date(2024, 5, 20), condition="damaged")
        assert len(self.care(station)) == 1
        SignCheck.objects.create(sign=hung, date=date(2024, 5, 21), condition="whole")
        assert not self.care(station)

    def test_none_after_it_was_taken_down_or_before_it_hung(self, station, hung):
        SignCheck.objects.create(sign=hung, date=date(2024, 5, 20), condition="damaged")
        Sign.objects.update(removed_on=date(2024, 5, 30))
        assert not self.care(station)
        Sign.objects.update(removed_on=None, placed_on=None)
        assert not self.care(station)

    def test_the_first_page_of_the_admin_names_it(self, officer, hung):
        assert hung.point in officer.get("/admin/").content.decode()


class TestEvidence:
    """O25 asks for signs that are whole and current."""

    @pytest.fixture
    def report(self, station):
        given = material(station)
        return published(MeasuresReportPage, station, **every_field(MeasuresReportPage, given))

    def hang(self, sign, report, condition="whole"):
        day = min(report.year.last_day, timezone.localdate())
        sign.placed_on = day - timedelta(days=30)
        sign.save()
        SignCheck.objects.create(sign=sign, date=day - timedelta(days=2), condition=condition)
        return MeasuresReportPage.objects.get(pk=report.pk)

    def state(self, report):
        return next(each for each in evaluate(report) if each.element.key == "photos-one-stop-service")

    def test_shows_where_each_hangs_and_how_it_was_found(self, client, sign, report):
        page = self.hang(sign, report)
        text = (
            BeautifulSoup(client.get(page.url).content, "html.parser")
            .select_one("#photos-one-stop-service")
            .text
        )
        assert "ห้องบริการ" in text
        assert self.state(page).state is State.DONE

    def test_is_out_of_date_while_one_is_damaged(self, sign, report):
        page = self.hang(sign, report, "damaged")
        found = self.state(page)
        assert found.state is State.STALE
        assert "ห้องบริการ" in found.line


class TestOfAnotherStation:
    @pytest.fixture
    def theirs(self, sign, other_station):
        Sign.objects.update(site=other_station)
        ShortLink.objects.update(site=other_station)
        return sign

    @pytest.mark.parametrize("name", ["inspect", "edit", "history"])
    def test_nothing_is_shown(self, officer, theirs, name):
        assert officer.get(address(name, theirs)).status_code in (302, 403)

    def test_no_file_is_given_and_nothing_made_anew(self, officer, theirs):
        for format in ("pdf", "png"):
            response = officer.get(address("file", theirs, format))
            assert response.status_code in (302, 403)
        assert officer.post(address("remake", theirs)).status_code in (302, 403)
        assert theirs.point not in officer.get(reverse(f"{NAME}:list")).content.decode()
