"""What becomes of a text that another is saved over: decided in one place, for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from kerneblik.reflection import Answer, Version
from kerneblik.storage.format.versions import (
    LARGEST,
    Reconciled,
    kept_versions,
    newest_first,
    reconcile,
    too_much,
)
from support.storage import START

LATER = START + timedelta(hours=1)
ON_DISK = Answer("q", "på disken", edited=START, edit_session="one")
MINE = Answer("q", "mit", edited=LATER, edit_session="two")
GOING_ON = replace(MINE, edit_session="one")
DAY = timedelta(days=1)


def displaced(conflict: bool) -> Version:
    return Version("q", "på disken", START, "one", conflict)


@pytest.mark.parametrize(
    ("on_disk", "base", "mine", "answer", "version"),
    [
        pytest.param(None, ON_DISK, MINE, MINE, None, id="nothing there"),
        pytest.param(ON_DISK, None, MINE, MINE, displaced(False), id="need not know what is there"),
        pytest.param(ON_DISK, ON_DISK, MINE, MINE, displaced(False), id="seen"),
        pytest.param(ON_DISK, Answer("q", "før"), MINE, MINE, displaced(True), id="not seen"),
        pytest.param(ON_DISK, Answer("q", "før"), GOING_ON, GOING_ON,
                     displaced(True), id="not seen, though of this edit session"),
        pytest.param(ON_DISK, ON_DISK, GOING_ON, GOING_ON, None,
                     id="the same edit session goes on"),
        pytest.param(ON_DISK, Answer("q", "før"), replace(MINE, text="på disken"),
                     replace(MINE, text="på disken"), None, id="both wrote the same"),
        pytest.param(replace(ON_DISK, text=" \n"), Answer("q", "før"), MINE, MINE, None,
                     id="nothing but space"),
        pytest.param(ON_DISK, Answer("q", "før"), Answer("q", "før", True, edited=LATER, edit_session="two"),
                     replace(ON_DISK, set_aside=True, edited=LATER), None, id="only set aside here"),
        pytest.param(replace(ON_DISK, set_aside=True), ON_DISK, MINE, replace(MINE, set_aside=True),
                     displaced(False), id="set aside there, written here"),
        pytest.param(replace(ON_DISK, set_aside=True), replace(ON_DISK, set_aside=True), MINE, MINE,
                     displaced(False), id="taken up again here"),
        pytest.param(ON_DISK, ON_DISK, replace(MINE, set_aside=True), replace(MINE, set_aside=True),
                     displaced(False), id="written and set aside here"),
        pytest.param(ON_DISK, ON_DISK, replace(ON_DISK, set_aside=True), replace(ON_DISK, set_aside=True),
                     None, id="set aside with nobody else there"),
    ],
)  # fmt: skip
def test_what_becomes_of_an_answer(
    on_disk: Answer | None, base: Answer | None, mine: Answer, answer: Answer, version: Version | None
):
    assert reconcile(on_disk, base, mine) == Reconciled(answer, version)


def version(text: str, age: timedelta = timedelta(0), edit_session: str = "old", **changes: bool) -> Version:
    return Version("q", text, START - age, edit_session, **changes)


def kept(there: dict[int, Version], saved: Reconciled | None, *looked_at: Version) -> dict[int, Version]:
    return kept_versions(there, saved, looked_at, count(max(there, default=0) + 1))


def test_a_conflict_ends_for_the_versions_that_somebody_has_looked_at():
    seen, unseen = version("set", conflict=True), version("ikke set", conflict=True)
    after = kept({1: seen, 2: unseen}, None, seen)
    assert after == {1: replace(seen, conflict=False), 2: unseen}
    assert kept({1: seen, 2: unseen}, Reconciled(MINE), seen) == after


def test_a_version_goes_when_a_text_of_its_own_edit_session_tells_all_of_it():
    there = {
        1: version("mi", edit_session="two"),
        2: version("mi"),
        3: version("slettet", edit_session="two"),
    }
    assert kept(there, Reconciled(MINE)) == {2: there[2], 3: there[3]}
    assert kept(there, None) == there


def test_what_is_displaced_becomes_a_version_unless_the_new_text_tells_it():
    assert kept({4: version("ældre")}, Reconciled(MINE, version("på disken"))) == {
        4: version("ældre"),
        5: version("på disken"),
    }
    assert kept({}, Reconciled(MINE, version("mi", edit_session="two"))) == {}
    assert kept({}, Reconciled(MINE, version("mi"))) == {1: version("mi")}


@pytest.mark.parametrize(("earlier", "displaced"), [(True, False), (False, True), (False, False)])
def test_what_is_displaced_takes_the_place_of_the_version_that_it_goes_on_from(
    earlier: bool, displaced: bool
):
    there = {
        1: version("Man", conflict=earlier),
        2: version("Man", edit_session="another"),
        3: version("Tirsdag"),
    }
    after = kept(there, Reconciled(MINE, version("Mandag", conflict=displaced)))
    assert after == {2: there[2], 3: there[3], 4: version("Mandag", conflict=earlier or displaced)}


def numbered(*ages: timedelta, **changes: bool) -> dict[int, Version]:
    """Versions of these ages, each of a text of its own."""
    return {n: version(f"tekst {n:03}", age, f"s{n}", **changes) for n, age in enumerate(ages, start=1)}


def left(there: dict[int, Version]) -> set[int]:
    """The numbers of those that remain when one more comes."""
    after = kept(there, Reconciled(MINE, version("tekst 000", edit_session="s0")))
    return after.keys() - {max(there) + 1}


def test_of_what_is_old_one_a_day_remains_and_then_one_a_month():
    new = [timedelta(minutes=n) for n in range(9, 0, -1)]
    noon = timedelta(hours=START.hour - 12)
    of_one_day = numbered(5 * DAY + noon, 5 * DAY + noon - timedelta(minutes=1), *new)
    assert left(of_one_day) == of_one_day.keys() - {1}
    of_one_month = numbered(74 * DAY, 73 * DAY, *[n * DAY for n in range(30, 0, -1)], *new)
    assert left(of_one_month) == of_one_month.keys() - {1}
    of_many_days = numbered(*[n * DAY for n in range(35, 0, -1)], *new)
    assert left(of_many_days) == of_many_days.keys() - {1, 2, 3, 4}


def test_what_is_not_older_than_a_day_remains_and_so_does_a_conflict_and_the_last_ten_whatever_their_age():
    new = [timedelta(minutes=n) for n in range(12, 0, -1)]
    a_day = numbered(DAY, DAY - timedelta(minutes=1), DAY - timedelta(minutes=2), *new)
    assert left(a_day) == set(a_day)
    older = numbered(DAY + timedelta(minutes=1), DAY + timedelta(seconds=1), *new)
    assert left(older) == older.keys() - {1}
    conflicts = numbered(900 * DAY, 900 * DAY - timedelta(minutes=1), conflict=True)
    newer = {n + 2: each for n, each in numbered(*new).items()}
    assert left({**conflicts, **newer}) == {*conflicts, *newer}
    old = numbered(*[(900 - n) * DAY for n in range(9)])
    assert left(old) == set(old)
    of_one_day = numbered(*[900 * DAY - timedelta(minutes=n) for n in range(11)])
    assert left(of_one_day) == set(of_one_day) - {1}


@pytest.mark.parametrize("wrong", [900 * DAY, -400 * DAY])
def test_a_clock_that_was_wrong_makes_days_of_its_own_and_makes_nothing_old(wrong: timedelta):
    ages = [timedelta(minutes=30 - n) for n in range(20)]
    ages[5:15] = [wrong - timedelta(minutes=n) for n in range(10)]
    there = numbered(*ages)
    for in_some_order in (there, dict(reversed(there.items()))):
        assert there.keys() - left(in_some_order) == {6, 7, 8, 9, 10}  # of that day the fullest, which is 11


def test_a_version_without_a_moment_is_of_the_day_on_which_the_clocks_of_machines_begin():
    there = numbered(DAY, DAY, *[timedelta(minutes=n) for n in range(9, 0, -1)])
    there[1] = replace(there[1], edited=None)
    there[2] = replace(there[2], edited=datetime(1970, 1, 1, 12, tzinfo=UTC))
    assert left(there) == there.keys() - {1}


def test_versions_are_ordered_by_their_coming_whatever_their_moments():
    undated = Version("q", "uden tid", edit_session="x")
    there = {1: version("a"), 2: undated, 3: version("b", DAY), 5: version("d"), 4: version("c", -DAY)}
    assert [each.text for each in newest_first(there)] == ["d", "c", "b", "uden tid", "a"]


def test_all_versions_of_a_round_hold_so_much_and_no_more():
    half = LARGEST // 2
    fits = {1: version("x" * half, -DAY), 2: version("x" * half)}
    assert too_much(fits) == set()
    assert too_much({**fits, 3: version("x", 2 * DAY)}) == {1}
