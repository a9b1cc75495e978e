"""Earlier texts of an answer, and how many earlier texts or backups are kept.

One text is kept per edit session, not one per save. A text that was displaced by a session that had not seen
it is always kept, and marked as a conflict until somebody has looked at it. Of a question's versions there
remain the ten that came last, all of the day before the last one, then one each of 30 days, then one each of
24 months (see `to_discard`). The order in which they were written decides, given by their numbers. Their
moments only tell which belong to one day or month: a clock that was wrong makes nothing old.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kerneblik.dataclass import dataclass
from kerneblik.reflection import Answer, Version, holds

NEWEST = 10
"""So many of the newest are kept, however close together they are."""
DAYS = 30
"""Of so many days before them one each is kept."""
MONTHS = 24
"""Of so many months before these one each is kept."""
LARGEST = 4_000_000
"""Characters that all versions of a round may hold together; beyond it the oldest go first."""

_FRESH = timedelta(days=1)
"""Versions that are no older than this, counted from the last one, are all kept."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the moment of a version that has none."""


def to_discard(states: Sequence[tuple[datetime, int]]) -> set[int]:
    """The places of the states that go: the newest remain, then the fullest of each day, then of each month.

    Whatever its age, the newest that is at least half as large as the largest remains, too: states that lost
    most of their texts never push the last good one out.

    Args:
        states: the moment of each (aware) and how large it is, in the order in which they came.
    """
    newest_first = range(len(states) - 1, -1, -1)
    largest = max((size for _, size in states), default=0)
    last_good = next((place for place in newest_first if states[place][1] * 2 >= largest), None)
    of_days: dict[str, int] = {}
    of_months: dict[str, int] = {}
    for place in newest_first[NEWEST:]:
        moment, size = states[place]
        day, month = f"{moment:%Y-%m-%d}", f"{moment:%Y-%m}"
        if day in of_days or len(of_days) < DAYS:
            kept, period = of_days, day
        elif month in of_months or len(of_months) < MONTHS:
            kept, period = of_months, month
        else:
            continue
        if period not in kept or size > states[kept[period]][1]:
            kept[period] = place
    return {*newest_first} - {*newest_first[:NEWEST], *of_days.values(), *of_months.values(), last_good}


@dataclass(frozen=True)
class Reconciled:
    """What becomes of an answer when a session saves it."""

    answer: Answer
    """The answer as it is to be kept."""
    displaced: Version | None = None
    """The text that has to make room for it and must be kept."""


def reconcile(on_disk: Answer | None, base: Answer | None, mine: Answer) -> Reconciled:
    """Bring together what is on disk and what a session wants there.

    Args:
        on_disk: the answer as it is kept now.
        base: the answer as this session last saw it on disk; None when it need not know what is there.
        mine: the answer as this session wants it.
    """
    if on_disk is None:
        return Reconciled(mine)
    base = base or on_disk
    if mine.text == base.text != on_disk.text:  # only its state changed here, and the text elsewhere
        return Reconciled(replace(on_disk, set_aside=mine.set_aside, edited=mine.edited))
    set_aside = on_disk.set_aside if mine.set_aside == base.set_aside else mine.set_aside
    mine = replace(mine, set_aside=set_aside)
    conflict = on_disk.text != base.text
    goes_on = mine.edit_session == on_disk.edit_session and not conflict
    if mine.text == on_disk.text or not on_disk.text.strip() or goes_on:
        return Reconciled(mine)
    version = Version(on_disk.key, on_disk.text, on_disk.edited, on_disk.edit_session, conflict)
    return Reconciled(mine, version)


def kept_versions(
    there: Mapping[int, Version],
    saved: Reconciled | None,
    looked_at: Container[Version],
    numbers: Iterator[int],
) -> dict[int, Version]:
    """The versions of an answer that are to be kept, by their number.

    Args:
        there: the versions there are.
        saved: what became of the answer; None when it was not saved.
        looked_at: the versions whose conflict somebody has looked at.
        numbers: gives a number to a version that is new.
    """
    kept = {n: replace(v, conflict=False) if v in looked_at else v for n, v in there.items()}
    if saved is None:
        return kept
    kept = {n: version for n, version in kept.items() if not _told_by(version, saved.answer)}
    if saved.displaced is not None and not _told_by(saved.displaced, saved.answer):
        told = [n for n, version in kept.items() if _told_by(version, saved.displaced)]
        conflicts = [kept.pop(number).conflict for number in told]
        displaced = replace(saved.displaced, conflict=saved.displaced.conflict or any(conflicts))
        kept[next(numbers)] = displaced
        for number in _too_old(kept):
            del kept[number]
    return kept


def too_much(versions: Mapping[int, Version]) -> set[int]:
    """The oldest ones among all of a round's versions that go beyond what it may hold."""
    room = LARGEST
    dropped: set[int] = set()
    for number, version in sorted(versions.items(), reverse=True):
        room -= len(version.text)
        if room < 0:
            dropped.add(number)
    return dropped


def newest_first(versions: Mapping[int, Version]) -> list[Version]:
    """The versions in the order a reader looks for them: each has a higher number than all before it."""
    return [versions[number] for number in sorted(versions, reverse=True)]


def _told_by(version: Version, later: Answer | Version) -> bool:
    """Whether a later text of the same edit session has all of a version, which then need not be kept."""
    return version.edit_session == later.edit_session and holds(later.text, version.text)


def _too_old(versions: Mapping[int, Version]) -> set[int]:
    """The ones among a question's versions that the rule does not keep."""
    in_order = sorted(number for number, version in versions.items() if not version.conflict)
    moments = [_moment(versions[number]) for number in in_order]
    states = [(moment, len(versions[n].text)) for n, moment in zip(in_order, moments, strict=True)]
    return {in_order[place] for place in to_discard(states) if abs(moments[-1] - moments[place]) > _FRESH}


def _moment(version: Version) -> datetime:
    return version.edited or _LONG_AGO
