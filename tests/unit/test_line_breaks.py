"""Where a line may end in what has no blanks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kerneblik.prose.typst import BREAK, CELL, CUT, WORD, with_breaks

TYPED = st.text(st.sampled_from("abc /.?&=-_\\\n\u0301👍\u200d🏽汉ก"), max_size=300)


def without_marks(text: str) -> str:
    return text.replace(BREAK, "").replace(CUT, "")


@given(TYPED, st.integers(1, 30))
def test_nothing_but_the_two_marks_is_added(text: str, times: int):
    many = text * times
    broken = with_breaks(many)
    assert without_marks(broken).replace("\n", "") == many.replace("\n", "")
    assert broken.count("\n") + broken.count(CUT) >= many.count("\n")


def test_words_and_short_addresses_are_left_alone():
    text = "Medarbejderrepræsentantsuppleanterne læser https://example.org/kerneopgaven i dag."
    assert with_breaks(text) == text


def test_an_address_is_broken_behind_its_signs_and_a_run_everywhere():
    address = "https://example.org/" + "/".join(["mappe"] * 12)
    assert with_breaks(address).split(BREAK)[:3] == ["https://", "example.", "org/"]
    assert with_breaks("x" * (WORD + 1)) == BREAK.join("x" * (WORD + 1))
    assert BREAK not in with_breaks("x" * WORD)
    assert BREAK in with_breaks("x" * (CELL + 1), CELL)


def test_no_break_takes_a_letter_from_its_marks():
    parts = with_breaks("e\u0301" * 60 + "👩\u200d👧" * 30).split(BREAK)
    assert set(parts) == {"e\u0301", "👩\u200d👧"}
