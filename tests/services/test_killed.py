"""A process is killed in the middle of a load: the other answers, and nothing that was acknowledged is lost."""

import signal
from concurrent.futures import ThreadPoolExecutor

from tests.services.people import Asker

QUESTIONS = 60
PEOPLE = 4  # at the same time
KILLED_AFTER = 15  # questions


def test_nothing_acknowledged_is_lost_when_a_process_is_killed(many):
    one = many.webs[0]
    asker = Asker(many.through_proxy(), many.made["questions_path"])
    texts = [f"ขอทราบเวลาทำการ คำถามที่ {number}" for number in range(QUESTIONS)]
    acknowledged, read = [], []

    def ask_and_read(text):
        answer = asker.ask(text)
        if answer.status_code == 302:
            acknowledged.append(text)
        else:
            # The one that was being answered: said plainly, with the numbers to call.
            assert answer.status_code == 503
            assert "อาจยังไม่ได้รับการบันทึก" in answer.text
        if len(acknowledged) == KILLED_AFTER:
            one.stop(signal.SIGKILL)
        read.extend(many.through_proxy().get(path).status_code for path in ("/", many.made["questions_path"]))

    try:
        with ThreadPoolExecutor(PEOPLE) as people:
            list(people.map(ask_and_read, texts))
        assert not one.is_running
    finally:
        if not one.is_running:
            one.start()
    assert read == [200] * (2 * QUESTIONS), "readers got answers from the other"
    assert len(acknowledged) >= QUESTIONS - PEOPLE
    assert many.installation.content(f"questions(*{acknowledged!r})") == [1] * len(acknowledged)
    assert one.reader().get(many.made["questions_path"]).status_code == 200
