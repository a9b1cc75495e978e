"""The index of all rounds: true to the rounds, read instead of them, and never more than they hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pytest

from kerneblik.checklist import Kind
from kerneblik.due import DueNow, RoundDue, due_file, read_due
from kerneblik.reflection import Agreement, Answer, Assessment, Changes, Conversation, Fit
from kerneblik.reflection.changes import key_of
from kerneblik.reflection.follow_up import due_in
from kerneblik.storage import DirectoryEncryption, RoundStore
from kerneblik.storage.round_file import RoundFile
from support.storage import ID, Clock

CANARY = "Kanariefugl"
HELD, PLANNED, DUE = date(2026, 11, 20), date(2026, 12, 20), date(2026, 12, 1)


def records(*made):
    return Changes(records={key_of(record): record for record in made})


@pytest.fixture
def store(tmp_path: Path) -> RoundStore:
    store = RoundStore(tmp_path, Clock())
    store.create(f"Efterår {CANARY}")
    expected = Answer("q", f"{CANARY} forventer", kind=Kind.DIALOGUE, actor="boss")
    noted = Answer("q", f"{CANARY} sagde", kind=Kind.DIALOGUE, actor="boss", conversation="c1")
    store.save(ID, Changes({expected.key: expected, noted.key: noted}))
    store.save(
        ID,
        records(
            Conversation("c1", "boss", HELD, CANARY),
            Agreement("a1", "boss", f"{CANARY} ringer", CANARY, DUE, conversation="c9"),
        ),
    )
    return store


def test_the_index_is_true_to_the_rounds(store: RoundStore):
    (indexed,) = store.index.rounds()
    assert (indexed.id, indexed.name) == (ID, f"Efterår {CANARY}")
    assert [agreement.text for agreement in indexed.agreements] == [f"{CANARY} ringer"]
    assert indexed.due == RoundDue(indexed.created, False, (DUE,), (HELD,), (HELD,), (HELD,))
    assert store.index.rounds() == [indexed]


def test_only_what_changed_is_read_again(store: RoundStore, monkeypatch: pytest.MonkeyPatch):
    store.create("Forår")
    store.index.rounds()
    other = RoundStore(store.directory.path, Clock())
    read = []
    look_at = RoundFile.read
    monkeypatch.setattr(RoundFile, "read", lambda file: read.append(file.path.name) or look_at(file))
    assert len(other.index.rounds()) == 2
    assert read == []
    store.save(ID, records(Agreement("a1", "boss", "gjort", done=True)))
    read.clear()
    assert [len(round_.due.agreements) for round_ in other.index.rounds()] == [0, 0]
    assert read == [f"{ID}.json"]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"schema": 9}', b'{"schema":1,"rounds":{"x":{}}}'])
def test_a_damaged_index_is_made_anew(store: RoundStore, content: bytes):
    before = store.index.rounds()
    store.index.path.write_bytes(content)
    due_file(store.directory.path).write_bytes(content)
    assert read_due(store.directory.path) == ([], False)
    assert store.index.rounds() == before
    assert len(read_due(store.directory.path)[0]) == 1


def test_a_round_that_is_gone_or_damaged_is_left_out(store: RoundStore):
    store.create("Forår")
    assert len(store.index.rounds()) == 2
    store.path(ID).write_bytes(b"{")
    index = store.index
    assert [round_.name for round_ in index.rounds()] == ["Forår"]
    assert index.unreadable == (ID,)


@pytest.mark.slow
def test_a_locked_directory_tells_dates_and_counts_and_no_word(store: RoundStore, tmp_path: Path):
    store.index.rounds()
    store.close()
    encryption = DirectoryEncryption(tmp_path)
    encryption.lock("en lang adgangssætning")
    sealed = RoundStore(tmp_path, Clock(), cipher=encryption.unlock("en lang adgangssætning"))
    sealed.index.rounds()
    sealed.keep_backup(ID)
    assert [path.name for path in sealed.directory.index.iterdir()] == ["rounds.json.age"]
    assert DueNow.on(date(2026, 12, 5), read_due(tmp_path)[0]).overdue == 1
    holding = [p for p in tmp_path.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()]
    assert holding == []
    assert set(orjson.loads(due_file(tmp_path).read_bytes())["rounds"][0]) == {
        "created", "archived", "agreements", "prepared", "unfollowed", "conversations",
    }  # fmt: skip
    sealed.close()
    encryption.remove_lock("en lang adgangssætning")
    assert list((tmp_path / "index").iterdir()) == []


def test_what_is_due_on_a_day():
    left = RoundDue(
        datetime(2026, 5, 1, tzinfo=UTC), False, (DUE, None), (None, HELD, PLANNED), (HELD,), (HELD, PLANNED)
    )
    older = RoundDue(datetime(2026, 1, 1, tzinfo=UTC), False, (HELD,), (None,), (HELD,), (HELD,))
    assert DueNow.on(date(2026, 11, 26), [older, left]) == DueNow(1, 1, 2, 0, 1, 209)
    assert DueNow.on(date(2026, 11, 20), [left]) == DueNow(0, 0, 2, 0, 1, 203)
    assert not DueNow.on(date(2026, 5, 2), [RoundDue(left.created, False, (DUE,), (), (), ())])
    assert not DueNow.on(date(2026, 5, 2), [])
    planned = {day: DueNow.on(date(2026, 12, day), [left]).planned for day in (12, 13, 19, 20)}
    assert planned == {12: 0, 13: 1, 19: 1, 20: 0}, "in the week before, whatever came of others"
    newer = RoundDue(datetime(2026, 12, 1, tzinfo=UTC), False, (), (), (), ())
    assert DueNow.on(date(2026, 12, 13), [newer, left]).planned == 1, "planned in the round before"
    archived = RoundDue(left.created, True, (DUE,), (None,), (HELD,), (HELD,))
    assert DueNow.on(date(2026, 12, 2), [archived]) == DueNow(1, 0, 0, 0, 0, 0)


def test_an_agreement_or_an_assessment_follows_a_conversation_up(store: RoundStore):
    def unfollowed() -> tuple[date, ...]:
        return due_in(store.read(ID)).unfollowed

    assert unfollowed() == (HELD,)
    store.save(ID, records(Assessment("q", Fit.DIFFERS)))
    assert unfollowed() == ()
    store.save(ID, records(Assessment("q", None)))
    assert unfollowed() == (HELD,)
    store.save(ID, records(Agreement("a2", "boss", "mødes igen", conversation="c1")))
    assert unfollowed() == ()
    store.save(
        ID, records(Agreement("a2", "boss", "mødes igen", made=datetime(2026, 11, 19, 12, tzinfo=UTC)))
    )
    assert unfollowed() == (HELD,)
    store.save(
        ID, records(Agreement("a2", "boss", "mødes igen", made=datetime(2026, 11, 21, 12, tzinfo=UTC)))
    )
    assert unfollowed() == ()


def test_a_takeaway_follows_a_conversation_up(store: RoundStore):
    takeaway = Answer("boss", "Spørg før", conversation="takeaway", actor="boss")
    store.save(ID, Changes({takeaway.key: takeaway}))
    assert due_in(store.read(ID)).unfollowed == ()
