"""Two texts side by side, and one that holds both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kerneblik.reflection import holds
from kerneblik.reflection.diff import Side, difference, merged

TEXTS = st.lists(st.sampled_from(["", "Vi er her for borgerne", "Vi er her for dem", "Tryghed", "æ"])).map(
    "\n".join
)


def side(lines, *sides) -> str:
    return "\n".join("".join(part.text for part in line.parts) for line in lines if line.side in sides)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_their_difference(first, second):
    lines = difference(first, second)
    assert side(lines, Side.BOTH, Side.FIRST) == first
    assert side(lines, Side.BOTH, Side.SECOND) == second


@given(TEXTS, TEXTS)
def test_a_merged_text_has_every_line_of_both(first, second):
    lines = merged(first, second).split("\n")
    every = {*first.split("\n"), *second.split("\n")} - {""}
    assert every <= set(lines)


def test_only_the_words_that_differ_are_marked():
    ours, theirs = difference("Vi er her for borgerne", "Vi er her for de ældre")
    assert [part.text for part in ours.parts if part.differs] == ["borgerne"]
    assert "".join(part.text for part in theirs.parts if part.differs) == "de ældre"


def test_a_line_that_the_other_only_continued_stands_once():
    assert merged("Tryghed", "Tryghed i hverdagen") == "Tryghed i hverdagen"
    assert merged("Tryghed i hverdagen", "Tryghed") == "Tryghed i hverdagen"


def test_equal_texts_have_no_difference_and_merge_into_themselves():
    text = "Et\n\nTo"
    assert {line.side for line in difference(text, text)} == {Side.BOTH}
    assert merged(text, text) == text


@given(st.text("ab", max_size=6), st.integers(0, 6), st.text("ab", max_size=3))
def test_a_text_holds_what_it_was_before_something_was_written_into_it(text, place, written):
    assert holds(text[:place] + written + text[place:], text)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_text_holds_another_only_if_nothing_of_it_is_lost(text, other):
    cut = len(text) - len(other)
    expected = cut >= 0 and any(text[:i] + text[i + cut :] == other for i in range(len(other) + 1))
    assert holds(text, other) is expected
