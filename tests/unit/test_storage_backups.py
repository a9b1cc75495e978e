"""Backups: when they are taken, which remain, and that they never stand in the way."""

import json
import os
from datetime import timedelta

import pytest

from kerneblik.storage import Changes, RoundStore
from kerneblik.storage.thinning import superfluous
from storage_support import ID, START, Clock, answer


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


def test_before_the_first_save_and_then_every_ten_minutes_of_saving(store, clock):
    for minute in range(25):
        save(store, str(minute))
        clock.advance(minutes=1)
    assert kept(store) == [None, "9", "19"]


def test_each_process_begins_with_a_backup(store, clock):
    save(store, "first")
    clock.advance(minutes=1)
    save(RoundStore(store.directory.path, clock), "second")
    assert kept(store) == [None, "first"]


def test_two_processes_within_one_second(store, clock):
    save(store, "first")
    save(RoundStore(store.directory.path, clock), "second")
    assert kept(store) == [None]


def test_a_backup_does_not_change_when_the_round_does(store, clock):
    save(store, "first")
    clock.advance(minutes=10)
    save(store, "second")
    save(store, "third")
    assert kept(store) == [None, "first"]


def test_a_damaged_file_never_becomes_a_backup(store, clock):
    save(store, "first")
    clock.advance(minutes=10)
    store.path(ID).write_bytes(b"damaged")
    save(store, "second")
    assert kept(store) == [None]


def test_a_clock_set_back_does_not_stop_backups(store, clock):
    save(store, "first")
    clock.advance(days=-1)
    save(store, "second")
    assert kept(store) == ["first", None]


def test_where_files_cannot_be_linked_they_are_copied(store, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    save(store, "first")
    assert kept(store) == [None]


def test_a_backup_that_fails_does_not_stop_the_save(store):
    store.directory.backups.rmdir()
    store.directory.backups.write_text("in the way")
    save(store, "first")
    assert store.open(ID).answer("q").text == "first"


def test_too_many_are_thinned_out_when_one_is_added(store, clock):
    for number in range(15):
        save(store, str(number))
        clock.advance(minutes=10)
    assert kept(store) == [str(number) for number in range(3, 14)]  # the newest ten, and one of the day


def test_files_of_others_among_the_backups_are_left_alone(store, clock):
    save(store, "first")
    note = store.directory.backups / ID / "note.json"
    note.write_text("mine")
    for number in range(15):
        clock.advance(minutes=10)
        save(store, str(number))
    assert note.read_text() == "mine"


def test_the_rule_over_three_years():
    stamps = [START - timedelta(hours=6 * n) for n in range(4 * 3 * 365)]
    remaining = sorted(set(stamps) - set(superfluous(stamps, START)), reverse=True)
    assert remaining[:10] == stamps[:10]
    days = [stamp.date() for stamp in remaining if START - stamp < timedelta(days=30)][10:]
    assert days == [(START - timedelta(days=n)).date() for n in range(2, 31)]
    months = [f"{stamp:%Y-%m}" for stamp in remaining if START - stamp >= timedelta(days=30)]
    assert len(months) == len(set(months)) == 24
    assert START - remaining[-1] < timedelta(days=730)


def test_thinning_a_little_every_day_comes_to_the_same_as_at_once():
    remaining: list = []
    for n in range(900):
        now = START + timedelta(days=n)
        remaining.append(now)
        remaining = sorted(set(remaining) - set(superfluous(remaining, now)))
    assert 10 + 20 + 20 <= len(remaining) <= 10 + 30 + 25
