"""The rounds that are not open: found in the index, changed where they are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kerneblik.reflection import Agreement, Answer, Assessment, Changes, Conversation, Fit, Round
from kerneblik.reflection.changes import key_of
from kerneblik.storage import RoundStore, StorageError
from kerneblik.workspace.other_rounds import OtherRounds
from support.app import shipped_checklist
from support.storage import Clock

SPRING, SUMMER, AUTUMN = "2026-03-01", "2026-06-01", "2026-09-01"
CALL = Agreement("a1", "union", "Ring til Mette", "mig", date(2026, 4, 1))


@pytest.fixture
def store(tmp_path: Path) -> RoundStore:
    store = RoundStore(tmp_path, Clock())
    for month, id_ in ((3, SPRING), (6, SUMMER), (9, AUTUMN)):
        assert store.create(f"Runde {month}", datetime(2026, month, 1, 12, tzinfo=UTC)).id == id_
    said = [
        CALL,
        Conversation("c1", "union", date(2026, 3, 20)),
        Assessment("staff-understanding", Fit.DIFFERS),
    ]
    written = Answer("union-ideas", "Om foråret")
    taken = Answer("manager", "Det tager jeg med", conversation="takeaway")
    store.save(SPRING, Changes({"union-ideas": written}, records={key_of(r): r for r in said}))
    store.save(SUMMER, Changes({taken.key: taken}))
    return store


async def others(store: RoundStore, id_: str = SUMMER) -> OtherRounds:
    found = OtherRounds(store, store.open(id_))
    await found.read()
    return found


async def test_all_but_the_open_one_the_newest_first(store: RoundStore):
    found = await others(store)
    assert [round_.id for round_ in found.indexed] == [AUTUMN, SPRING]
    assert [round_.id for round_ in found.earlier] == [SPRING]
    assert found.indexed[1].agreements == (CALL,)


async def test_where_something_was_written_or_said_last(store: RoundStore):
    checklist = shipped_checklist()
    found = await others(store, AUTUMN)
    written = found.last_answered("union-ideas")
    assert written is not None
    assert written.id == SPRING
    assert found.last_answered("staff-understanding") is None
    last = [found.last_dialogue(actor) for actor in checklist.actors]
    assert {actor.id: r.id for actor, r in zip(checklist.actors, last, strict=True) if r} == {
        "staff": SPRING,
        "union": SPRING,
        "manager": SUMMER,
    }
    assert isinstance(await found.open(SPRING), Round)


async def test_an_agreement_is_changed_where_it_is_and_the_round_is_no_newer_for_it(store: RoundStore):
    found = await others(store, AUTUMN)
    other_session = RoundStore(store.directory.path)
    changed = Agreement(CALL.id, CALL.actor, CALL.text, "Mette", CALL.due)
    other_session.amend(SPRING, Changes(records={key_of(changed): changed}))
    done = Agreement(CALL.id, CALL.actor, CALL.text, CALL.who, CALL.due, done=True)
    saved = found.change(SPRING, CALL, done)
    assert found.indexed[1].agreements == (done,), "at once"
    await saved
    on_disk = other_session.read(SPRING).agreements[CALL.id]
    assert (on_disk.done, on_disk.who) == (True, "Mette"), "both changes are kept"
    await found.read()
    assert found.indexed[1].agreements == (on_disk,)
    assert other_session.latest_id() == SUMMER, "the one that was last written in"


async def test_a_change_that_fails_is_taken_back(store: RoundStore):
    found = await others(store, AUTUMN)
    store.path(SPRING).write_bytes(b"{")
    with pytest.raises(StorageError):
        await found.change(SPRING, CALL, Agreement(CALL.id, CALL.actor, CALL.text, done=True))
    assert [round_.id for round_ in found.indexed] == [SUMMER]
    assert found.unreadable == (SPRING,)
