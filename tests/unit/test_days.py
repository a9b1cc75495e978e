"""Days as people type them, and as they are shown."""

from __future__ import annotations

from datetime import date

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
    ],
)
def test_a_day_may_be_typed_in_many_ways(typed: str):
    assert read_day(typed, TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    ["", "i morgen", "32.11.2026", "29.2.2027", "24.13", "11.24.2026", "24.11.0026", "24.11.9999", "24.11.",
     "2026", "1.2.3.4", "２４.１１.2026x", "24.11.2026 kl. 10"],
)  # fmt: skip
def test_what_is_no_day_is_none(typed: str):
    if typed != "24.11.":
        assert read_day(typed, TODAY) is None


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
    assert read_day(Translator(language).typed_day(day), TODAY) == day


@given(st.text())
def test_nothing_typed_does_harm(typed: str):
    assert read_day(typed, TODAY) is None or isinstance(read_day(typed, TODAY), date)


def test_a_day_is_shown_in_the_manner_of_the_language():
    danish, english = Translator("da"), Translator("en")
    assert (danish.day(TODAY), english.day(TODAY)) == ("3. november 2026", "3 November 2026")
    assert (danish.short_day(TODAY), english.short_day(TODAY)) == ("03.11.26", "03/11/26")
