from modelcluster.models import get_all_child_relations

from oit.supervision.models import Decision, Meeting


def test_an_object_can_still_be_made_together_with_its_children():
    decisions = [Decision(text_th="ตรวจสอบทุกวันจันทร์")]

    assert list(Meeting(decisions=decisions).decisions.all()) == decisions
    assert not Meeting().decisions.exists()


def test_each_type_has_its_own_child_relations():
    assert {each.name for each in get_all_child_relations(Meeting)} == {"decisions"}
    assert get_all_child_relations(Decision) == []
