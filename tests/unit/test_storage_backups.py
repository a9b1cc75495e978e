"""Backups: when they are taken, which remain, and that they never stand in the way."""

import errno
import json
import os
import shutil
from datetime import timedelta

import pytest

from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Changes
from kerneblik.storage import RoundStore
from kerneblik.storage.format.versions import to_discard
from support.storage import ID, START, Clock, answer


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    store = RoundStore(tmp_path, clock)
    store.create("Efterår")
    return store


def save(store, text):
    store.save(ID, Changes({"q": answer("q", text)}))


def kept(store):
    """The text in each backup, oldest first; None where there is no answer."""
    paths = sorted(store.directory.backups.glob(f"{ID}/*.json"))
    documents = [json.loads(path.read_bytes())["answers"] for path in paths]
    return [document["1"]["text"] if document else None for document in documents]


def test_every_ten_minutes_of_saving_as_soon_as_there_is_something(store, clock):
    for minute in range(25):
        save(store, str(minute))
        clock.advance(minutes=1)
    assert kept(store) == ["0", "10", "20"]


def test_each_process_begins_with_a_backup(store, clock):
    save(store, "first")
    clock.advance(minutes=1)
    save(RoundStore(store.directory.path, clock), "second")
    assert kept(store) == ["first"]


def test_a_short_first_session_leaves_what_was_written_in_it(store, clock):
    save(store, "first")
    store.keep_backup(ID)
    assert kept(store) == ["first"]


def test_a_session_that_changed_nothing_leaves_no_second_backup(store, clock):
    save(store, "first")
    for _ in range(5):
        clock.advance(days=1)
        RoundStore(store.directory.path, clock).keep_backup(ID)
    assert kept(store) == ["first"]


def test_what_is_kept_at_the_end_is_not_kept_again_at_the_next_beginning(store, clock):
    save(store, "first")
    store.keep_backup(ID)
    clock.advance(days=1)
    save(RoundStore(store.directory.path, clock), "second")
    assert kept(store) == ["first"]


def test_two_sessions_within_one_second_keep_both_states(store, clock):
    save(store, "first")
    store.keep_backup(ID)
    save(store, "second")
    store.keep_backup(ID)
    assert kept(store) == ["first", "second"]


def test_an_empty_state_is_never_kept(store, clock):
    store.keep_backup(ID)
    save(store, "")
    store.keep_backup(ID)
    clock.advance(minutes=10)
    save(store, " ")
    assert kept(store) == []


def test_at_the_end_a_damaged_or_vanished_round_is_no_error_and_no_backup(store, clock):
    save(store, "first")
    store.path(ID).write_bytes(b"damaged")
    store.keep_backup(ID)
    store.path(ID).unlink()
    store.keep_backup(ID)
    assert kept(store) == []


@pytest.mark.parametrize(
    ("days", "pause", "a_day"), [(1, 1, 15), (5, 1, 15), (100, 1, 1), (400, 4, 1)], ids=str
)
@pytest.mark.slow
def test_poor_states_never_push_out_the_last_good_one(store, clock, days, pause, a_day):
    rich = "en lang tekst om kerneopgaven " * 100
    save(store, rich)
    store.keep_backup(ID)
    for _ in range(days // pause):
        clock.advance(days=pause)
        for n in range(a_day):
            save(store, f"poor {n}")
            clock.advance(minutes=10)
            store.keep_backup(ID)
    assert rich in kept(store)


def test_a_backup_does_not_change_when_the_round_does(store, clock):
    save(store, "first")
    clock.advance(minutes=10)
    save(store, "second")
    save(store, "third")
    assert kept(store) == ["first"]


def test_a_damaged_file_never_becomes_a_backup(store, clock):
    save(store, "first")
    clock.advance(minutes=10)
    store.path(ID).write_bytes(b"damaged")
    save(store, "second")
    assert kept(store) == []


def test_a_clock_set_back_does_not_stop_backups(store, clock):
    save(store, "first")
    clock.advance(minutes=1)
    save(store, "second")
    clock.advance(days=-1)
    save(store, "third")
    assert kept(store) == ["first", "second"]


def test_what_damages_the_round_in_place_leaves_its_newest_backup_whole(store):
    save(store, "first")
    store.keep_backup(ID)
    with store.path(ID).open("r+b") as file:
        file.truncate(20)
    assert kept(store) == ["first"]


def test_a_backup_that_fails_does_not_stop_the_save(store):
    store.directory.backups.rmdir()
    store.directory.backups.write_text("in the way")
    save(store, "first")
    save(store, "first")
    store.keep_backup(ID)
    assert store.open(ID).answer("q").text == "first"


def in_the_way(store):
    """What stands where the round's backups should lie."""
    directory = store.directory.backups / ID
    shutil.rmtree(directory, ignore_errors=True)
    directory.write_text("in the way")
    return directory


def test_when_several_have_failed_it_is_told_until_one_succeeds(store):
    directory = in_the_way(store)
    for number in range(4):
        assert store.backups.failure(ID) is None
        save(store, f"text {number}")  # there is nothing to keep before the first
    failure = store.backups.failure(ID)
    assert failure is not None
    for language in LANGUAGES:
        words = Translator(language)(failure.key, **failure.values)
        assert str(directory) in words
        assert "text" not in words.replace(str(directory), "")
    directory.unlink()
    save(store, "more")
    assert store.backups.failure(ID) is None
    assert kept(store) == ["text 3"]


def test_one_that_fails_is_told_when_the_newest_is_older_than_a_week(store, clock, monkeypatch):
    save(store, "first")
    store.keep_backup(ID)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("kerneblik.storage.safety.backups.write_atomically", full)
    for days, is_told in ((1, False), (7, True)):
        clock.advance(days=days)
        later = RoundStore(store.directory.path, clock)
        save(later, f"second {days}")
        save(later, f"third {days}")
        assert (later.backups.failure(ID) is not None) == is_told


def test_too_many_are_thinned_out_when_one_is_added(store, clock):
    for number in range(10, 26):
        save(store, str(number))
        clock.advance(minutes=10)
    assert kept(store) == [str(number) for number in range(14, 25)]  # the newest ten, and one of the day


def test_of_a_day_the_largest_remains(store, clock):
    for number in range(16):
        save(store, f"{number:02} {'x' * (100 if number == 2 else 90)}")
        clock.advance(minutes=10)
    assert [text[:2] for text in kept(store)] == ["02", *(f"{number:02}" for number in range(5, 15))]


def test_files_of_others_among_the_backups_are_left_alone(store, clock):
    save(store, "first")
    store.keep_backup(ID)
    note = store.directory.backups / ID / "note.json"
    note.write_text("mine")
    for number in range(15):
        clock.advance(minutes=10)
        save(store, str(number))
    assert note.read_text() == "mine"


def test_the_rule_over_three_years():
    stamps = [START - timedelta(hours=6 * n) for n in range(4 * 3 * 365)]
    gone = to_discard([(stamp, 1) for stamp in reversed(stamps)])
    remaining = [stamp for place, stamp in enumerate(stamps) if len(stamps) - 1 - place not in gone]
    assert remaining[:10] == stamps[:10]
    days = [stamp.date() for stamp in remaining if START - stamp < timedelta(days=30)][10:]
    assert days == [(START - timedelta(days=n)).date() for n in range(2, 31)]
    months = [f"{stamp:%Y-%m}" for stamp in remaining if START - stamp >= timedelta(days=30)]
    assert len(set(months)) == 24
    assert len(remaining) == 10 + 30 + 24


@pytest.mark.slow
def test_thinning_a_little_every_day_comes_to_the_same_as_at_once():
    remaining: list = []
    for n in range(900):
        now = START + timedelta(days=n)
        remaining.append(now)
        gone = to_discard([(moment, 1) for moment in remaining])
        remaining = [moment for place, moment in enumerate(remaining) if place not in gone]
    assert 10 + 20 + 20 <= len(remaining) <= 10 + 30 + 25
