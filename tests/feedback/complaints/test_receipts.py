"""The code on the reporter's slip of paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.complaints.sealing import stretching
from feedback.complaints.sealing.receipts import BadReceipt, new_receipt, read_receipt, receipt_key
from feedback.complaints.sealing.secrets import new_key, seal

receipts = st.builds(new_receipt)


@given(receipts)
def test_a_code_reads_as_it_was_written_down(receipt):
    assert read_receipt(f" {receipt.replace(' ', '-')} ") == receipt
    assert read_receipt(receipt.replace(" ", "")) == receipt


def test_thai_digits_are_read_too():
    receipt = new_receipt()
    assert read_receipt(receipt.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))) == receipt


@given(receipts, st.integers(0, 19), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(receipt, place, by):
    digits = list(receipt.replace(" ", ""))
    digits[place] = str((int(digits[place]) + by) % 10)
    with pytest.raises(BadReceipt):
        read_receipt("".join(digits))


@given(receipts, st.integers(0, 18))
def test_two_digits_that_changed_places_are_noticed(receipt, place):
    digits = list(receipt.replace(" ", ""))
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    if digits[place] == digits[place + 1]:
        return
    with pytest.raises(BadReceipt):
        read_receipt("".join(digits))


@pytest.mark.parametrize("typed", ["", "1234", "1234 5678 9012 3456 789a", "²" * 20, "1" * 21])
def test_anything_else_is_no_code(typed):
    with pytest.raises(BadReceipt):
        read_receipt(typed)


def test_a_code_opens_only_what_was_sealed_to_it():
    key = new_key()
    receipt = new_receipt()
    sealed = seal(receipt_key(receipt).public_key, key)
    assert receipt_key(receipt).open(sealed) == key
    assert receipt_key(new_receipt()).open(sealed) is None


def test_a_crowd_is_asked_to_try_again(monkeypatch):
    monkeypatch.setattr(stretching, "PATIENCE", 0)
    for _ in range(stretching.AT_ONCE):
        stretching._turns.acquire()
    try:
        with pytest.raises(stretching.Busy):
            receipt_key(new_receipt())
    finally:
        for _ in range(stretching.AT_ONCE):
            stretching._turns.release()
    assert receipt_key(new_receipt())
