"""Days as people type them, and as they are shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerneblik.language import LANGUAGES, Translator
from kerneblik.language.days import FIRST_YEAR, LAST_YEAR, read_day

TODAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "24.11.2026",
        "24.11.26",
        " 24.11 ",
        "24/11/2026",
        "24/11",
        "24-11-2026",
        "2026-11-24",
        "24. 11. 2026",
        "24.11.",
        "24/11 2026",
        "24.11 26",
        "d. 24/11",
        "24. november",
        "den 24. nov. 2026",
        "Tirsdag d. 24. november",
        "24 November 2026",
        "24th of November",
        "November 24",
        "Nov 24th 2026",
        "om 3 uger",
        "om tre uger",
        "in three weeks",
        "in 21 days",
        "tirsdag i uge 48",
        "Tuesday, week 48",
    ],
)
def test_a_day_may_be_typed_in_many_ways(typed: str):
    assert read_day(typed, TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    ["", "32.11.2026", "29.2.2027", "24.13", "11.24.2026", "24.11.0026", "24.11.9999", "24.11.",
     "mandag d. 24. november", "10. decemer", "november", "13", "uge 54", "om", "om 999 år", "i mandag",
     "mandags",     "2026", "1.2.3.4", "２４.１１.2026x", "24.11.2026 kl. 10"],
)  # fmt: skip
def test_what_is_no_day_is_none(typed: str):
    if typed != "24.11.":
        assert read_day(typed, TODAY) is None


@pytest.mark.parametrize(  # today is a Tuesday, in week 45
    ("typed", "days"),
    [
        ("i dag", 0), ("Today", 0), ("i morgen", 1), ("tomorrow", 1), ("i overmorgen", 2),
        ("i går", -1), ("yesterday", -1), ("i forgårs", -2), ("the day before yesterday", -2),
        ("om 14 dage", 14), ("om en uge", 7), ("in a week", 7), ("om to måneder", 61),
        ("om et halvt år", 181),
        ("for 3 dage siden", -3), ("to uger siden", -14), ("two weeks ago", -14), ("a month ago", -31),
        ("på mandag", 6), ("i mandags", -1), ("næste mandag", 6), ("næste torsdag", 9), ("next Thursday", 9),
        ("denne torsdag", 2), ("this Thursday", 2), ("sidste torsdag", -5), ("last Thursday", -5),
    ],
)  # fmt: skip
def test_words_for_a_day_mean_the_same_whatever_it_is_for(typed: str, days: int):
    assert {read_day(typed, TODAY), read_day(typed, TODAY, ahead=True)} == {TODAY + timedelta(days)}


@pytest.mark.parametrize(
    ("typed", "held", "due"),
    [
        ("mandag", date(2026, 11, 2), date(2026, 11, 9)),
        ("tirsdag", date(2026, 10, 27), date(2026, 11, 10)),
        ("fre", date(2026, 10, 30), date(2026, 11, 6)),
        ("on Friday", date(2026, 10, 30), date(2026, 11, 6)),
        ("uge 46", date(2026, 11, 9), date(2026, 11, 13)),
        ("week 44", date(2026, 10, 26), date(2027, 11, 5)),
        ("uge 2 2027", date(2027, 1, 11), date(2027, 1, 15)),
        ("næste uge", date(2026, 11, 9), date(2026, 11, 13)),
        ("uge 53", date(2026, 12, 28), date(2027, 1, 1)),
    ],
)
def test_what_was_held_lies_behind_and_what_is_due_ahead(typed: str, held: date, due: date):
    assert (read_day(typed, TODAY), read_day(typed, TODAY, ahead=True)) == (held, due)


def test_months_are_counted_to_the_end_of_a_shorter_one():
    assert read_day("om tre måneder", date(2026, 11, 30)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "nearest", "ahead"),
    [
        ("1.1", date(2027, 1, 1), date(2027, 1, 1)),
        ("1.6", date(2026, 6, 1), date(2027, 6, 1)),
        ("2.11", date(2026, 11, 2), date(2027, 11, 2)),
        ("3.11", TODAY, TODAY),
        ("29.2", date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_nearest_day_or_the_next_one(typed: str, nearest: date, ahead: date):
    assert read_day(typed, TODAY) == nearest
    assert read_day(typed, TODAY, ahead=True) == ahead


def test_the_29th_of_february_is_found_where_eight_years_have_none():
    assert read_day("29.2", date(2097, 3, 1), ahead=True) == date(2104, 2, 29)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_as_it_stands_in_a_form_is_read_as_the_same_day(day: date, language: str):
    t = Translator(language)
    for shown in (t.typed_day(day), t.day(day), t.full_day(day), day.isoformat()):
        assert read_day(shown, TODAY) == day


@given(st.text())
def test_nothing_typed_does_harm(typed: str):
    assert read_day(typed, TODAY) is None or isinstance(read_day(typed, TODAY), date)


def test_a_day_is_shown_in_the_manner_of_the_language():
    danish, english = Translator("da"), Translator("en")
    assert (danish.day(TODAY), english.day(TODAY)) == ("3. november 2026", "3 November 2026")
    assert danish.full_day(TODAY) == "tirsdag den 3. november 2026"
    assert english.full_day(TODAY) == "Tuesday 3 November 2026"
    assert (danish.short_day(TODAY), english.short_day(TODAY)) == ("03.11.26", "03/11/26")
