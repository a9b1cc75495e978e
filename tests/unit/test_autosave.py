"""Saving by itself: soon, again after a failure, and at once when the process is about to end."""

import asyncio
import os
import signal
import threading
from dataclasses import replace
from itertools import count

import pytest

from kerneblik.reflection import Changes, Position
from kerneblik.storage import BusyError, RoundStore, StorageError
from kerneblik.storage.format import json_file
from kerneblik.storage.recovery import emergency_copies
from kerneblik.workspace import Autosave, Failing, Saved, SaveSchedule, Unsaved
from support.forked_python import fork_script
from support.storage import ID, START, Clock, answer, texts

QUICK = SaveSchedule(pause=0.02, limit=0.08, first_retry=0.02, last_retry=0.04, patience=5)
NEVER = SaveSchedule(pause=3600, limit=3600)


def changed(question: str, text: str) -> Changes:
    return Changes({question: answer(question, text)})


class WatchedStore(RoundStore):
    """A store whose saves can be counted, held up and made to fail."""

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        self.saves = []
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.began = threading.Event()

    def save(self, round_id, changes):
        self.began.set()
        assert self.gate.wait(10)
        self.saves.append(changes)
        if self.error is not None:
            raise self.error
        return super().save(round_id, changes)

    def on_disk(self):
        return texts(RoundStore(self.directory.path).open(ID))


@pytest.fixture
def store(tmp_path):
    store = WatchedStore(tmp_path, Clock())
    store.create("Efterår")
    return store


@pytest.fixture
async def make(store):
    """Builds an autosave on the store; the states it tells of are in `.told`."""
    made = []

    def build(schedule):
        told, arrived = [], []
        autosave = Autosave(
            store,
            store.open(ID),
            told.append,
            lambda: arrived.append(autosave.take_remote_changes()),
            clock=Clock(),
            schedule=schedule,
        )
        autosave.told, autosave.arrived = told, arrived
        made.append(autosave)
        return autosave

    yield build
    store.error = None
    store.gate.set()
    for autosave in made:
        autosave.close()


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)


async def test_a_change_is_saved_by_itself_and_told(store, make):
    autosave = make(QUICK)
    assert autosave.state == Saved(None)
    autosave.record(changed("q", "text"))
    assert autosave.state == Unsaved()
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "text"}
    assert autosave.told == [Unsaved(), Saved(START)]


async def test_changes_of_a_moment_go_into_one_save(store, make):
    autosave = make(QUICK)
    for number in range(5):
        autosave.record(changed("q", str(number)))
    autosave.record(changed("r", "more"))
    autosave.record(Changes(name="Navn"))
    autosave.record(Changes(position=Position("r", 1, 2)))
    await until(lambda: autosave.state == Saved(START))
    assert len(store.saves) == 1
    assert store.on_disk() == {"q": "4", "r": "more"}
    assert (store.open(ID).name, store.open(ID).position) == ("Navn", Position("r", 1, 2))


async def test_who_never_pauses_is_saved_all_the_same(store, make):
    autosave = make(SaveSchedule(pause=3600, limit=0.05))
    written = count()

    def saved_while_writing() -> bool:
        autosave.record(changed("q", str(next(written))))
        return bool(store.saves)

    await until(saved_while_writing)


async def test_the_position_alone_is_saved_without_a_word(store, make):
    autosave = make(QUICK)
    autosave.record(Changes(position=Position("q", 1, 2)))
    await until(lambda: store.saves)
    assert await autosave.flush() is None
    assert store.open(ID).position == Position("q", 1, 2)
    assert autosave.told == []


async def test_a_text_is_not_kept_waiting_by_a_position_noted_before(store, make):
    autosave = make(SaveSchedule(pause=0.02, limit=3600))
    autosave.record(Changes(position=Position("q", 1, 2)))
    autosave.record(changed("q", "text"))
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "text"}


async def test_what_is_written_during_a_save_is_saved_next(store, make):
    autosave = make(QUICK)
    store.gate.clear()
    autosave.record(changed("q", "early"))
    autosave.record(changed("r", "early"))
    await until(store.began.is_set)
    autosave.record(changed("q", "late"))
    await asyncio.sleep(2 * QUICK.limit)  # timers go off in their order: the autosave's have
    store.gate.set()
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "late", "r": "early"}


async def test_a_failed_save_is_told_and_tried_again_until_it_succeeds(store, make):
    autosave = make(QUICK)
    store.error = StorageError("storage.full", path="x")
    autosave.record(changed("q", "text"))
    await until(lambda: len(store.saves) >= 4)
    assert autosave.state == Failing(store.error)
    autosave.record(changed("r", "while failing"))
    store.error = None
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "text", "r": "while failing"}


async def test_what_cannot_be_saved_is_in_an_emergency_copy_until_it_is(store, make):
    def in_copy() -> dict[str, str]:
        path = autosave.emergency_copy.path
        return {} if path is None else texts(emergency_copies.read(path, store.cipher).changes)

    autosave = make(SaveSchedule(pause=0, limit=0.05, first_retry=3600, last_retry=3600))
    store.error = StorageError("storage.full", path="x")
    autosave.record(changed("q", "text"))
    await until(lambda: in_copy() == {"q": "text"})
    await until(lambda: isinstance(autosave.state, Failing))
    autosave.record(changed("r", "typed while failing"))  # no hour passes until that is in it, too
    await until(lambda: in_copy() == {"q": "text", "r": "typed while failing"})
    assert len(list(store.directory.recovery.iterdir())) == 1
    store.error = None
    autosave.record(changed("q", "text."))
    await until(lambda: autosave.state == Saved(START))
    assert autosave.emergency_copy.path is None
    assert list(store.directory.recovery.iterdir()) == []


async def test_the_emergency_copy_is_written_in_another_thread(store, make, monkeypatch):
    threads = []
    leave = emergency_copies.leave
    monkeypatch.setattr(
        emergency_copies, "leave", lambda *args: threads.append(threading.current_thread()) or leave(*args)
    )
    autosave = make(QUICK)
    store.error = StorageError("storage.full", path="x")
    autosave.record(changed("q", "text"))
    await until(lambda: isinstance(autosave.state, Failing))
    assert threads
    assert threading.main_thread() not in threads


async def test_a_round_that_is_closed_leaves_its_emergency_copy_to_the_next_start(store, make):
    autosave = make(QUICK)
    store.error = StorageError("storage.full", path="x")
    autosave.record(changed("q", "text"))
    await until(lambda: isinstance(autosave.state, Failing))
    assert emergency_copies.find(store.directory) == []
    autosave.close()
    assert texts(emergency_copies.find(store.directory)[0].changes) == {"q": "text"}


async def test_no_key_tries_a_failing_save_again_at_once(store, make):
    autosave = make(SaveSchedule(pause=0, limit=3600, first_retry=3600))
    store.error = StorageError("storage.full", path="x")
    autosave.record(changed("q", "0"))
    await until(lambda: isinstance(autosave.state, Failing))
    for number in range(10):
        autosave.record(changed("q", str(number)))
        await asyncio.sleep(0.005)
    assert len(store.saves) == 1


async def test_even_an_unforeseen_error_loses_nothing(store, make):
    autosave = make(QUICK)
    store.error = RuntimeError("a mistake of ours")
    autosave.record(changed("q", "text"))
    await until(lambda: isinstance(autosave.state, Failing))
    assert autosave.state.error.key == "storage.unexpected"
    store.error = None
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "text"}


async def test_flush_saves_now_and_says_whether_it_could(store, make):
    autosave = make(NEVER)
    autosave.record(changed("q", "text"))
    store.error = StorageError("storage.full", path="x")
    assert await autosave.flush() is store.error
    store.error = None
    assert await autosave.flush() is None
    assert autosave.state == Saved(START)
    assert store.on_disk() == {"q": "text"}


async def test_flush_waits_for_a_save_under_way_and_takes_what_came_since(store, make):
    autosave = make(QUICK)
    store.gate.clear()
    autosave.record(changed("q", "early"))
    await until(store.began.is_set)
    autosave.record(changed("q", "late"))
    asyncio.get_running_loop().call_later(0.05, store.gate.set)
    assert await autosave.flush() is None
    assert store.on_disk() == {"q": "late"}


async def test_a_disk_that_does_not_answer_is_told_and_the_save_goes_on(store, make):
    autosave = make(replace(NEVER, patience=0.02))
    store.gate.clear()
    autosave.record(changed("q", "text"))
    error = await autosave.flush()
    assert isinstance(error, StorageError)
    assert error.key == "storage.slow"
    assert autosave.state == Failing(error)
    autosave.record(changed("r", "meanwhile"))
    store.gate.set()
    while await autosave.flush() is not None:  # a busy machine may not answer in time, either
        pass
    assert store.on_disk() == {"q": "text", "r": "meanwhile"}
    assert autosave.state == Saved(START)


async def test_flush_now_needs_no_event_loop_and_is_noticed_by_the_next_round_of_it(store, make):
    autosave = make(QUICK)
    autosave.record(changed("q", "text"))
    assert autosave.flush_now() is None
    assert store.on_disk() == {"q": "text"}
    await until(lambda: autosave.state == Saved(START))
    assert len(store.saves) == 1


async def test_flush_now_meets_a_save_in_the_worker_thread(store, make):
    autosave = make(QUICK)
    store.gate.clear()
    autosave.record(changed("q", "early"))
    await until(store.began.is_set)
    autosave.record(changed("q", "late"))
    threading.Timer(0.05, store.gate.set).start()
    assert autosave.flush_now() is None
    assert store.on_disk() == {"q": "late"}
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "late"}


async def test_flush_now_gives_up_on_a_save_that_hangs(store, make):
    autosave = make(SaveSchedule(pause=0, limit=0, patience=0.05))
    store.gate.clear()
    autosave.record(changed("q", "text"))
    await until(store.began.is_set)
    assert isinstance(autosave.flush_now(), BusyError)
    store.gate.set()
    await until(lambda: autosave.state == Saved(START))
    assert store.on_disk() == {"q": "text"}


async def test_flush_now_in_a_handler_that_interrupts_a_save_of_the_same_thread(store, make, monkeypatch):
    autosave = make(NEVER)
    results = []
    real = os.fsync

    def interrupted(descriptor):
        if not results:
            signal.raise_signal(signal.SIGUSR1)
        real(descriptor)

    def handler(*_):
        autosave.record(changed("r", "late"))
        results.append(autosave.flush_now())

    monkeypatch.setattr(os, "fsync", interrupted)
    before = signal.signal(signal.SIGUSR1, handler)
    try:
        autosave.record(changed("q", "text"))
        assert autosave.flush_now() is None
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert isinstance(results[0], BusyError)
    assert store.on_disk() == {"q": "text", "r": "late"}


async def test_ones_own_saves_neither_come_in_as_anothers_nor_are_read_again(store, make, monkeypatch):
    looks, reads = [], []

    def refresh(round_id):
        looks.append(round_id)
        return RoundStore.refresh(store, round_id)

    monkeypatch.setattr(store, "refresh", refresh)
    autosave = make(replace(QUICK, watch=0.01))
    real = json_file.read_private
    monkeypatch.setattr(json_file, "read_private", lambda *args: reads.append(args) or real(*args))
    for number in range(3):
        autosave.record(changed("q", f"text {number}"))
        autosave.record(Changes(name=f"Navn {number}"))
        assert await autosave.flush() is None
        known, so_far = len(reads), len(looks)
        await until(lambda so_far=so_far: len(looks) > so_far + 2)
        assert len(reads) == known
    assert autosave.arrived == []
    other = RoundStore(store.directory.path, Clock())
    other.open(ID)
    other.save(ID, Changes({"r": answer("r", "another's")}))
    autosave.record(changed("q", "more"))
    assert await autosave.flush() is None
    await until(lambda: autosave.arrived)
    assert texts(autosave.arrived[0])["r"] == "another's"
    so_far = len(looks)
    await until(lambda: len(looks) > so_far + 2)
    assert len(autosave.arrived) <= 2  # by the save, and by a look that came before it


TYPING = """
import asyncio, pathlib, signal, sys, os
from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from kerneblik.workspace import Autosave
from kerneblik.workspace import SaveSchedule

async def main():
    store = RoundStore(pathlib.Path(sys.argv[1]))
    round_ = store.open(sys.argv[2])
    schedule = SaveSchedule(pause=0.002, limit=0.005)
    autosave = Autosave(store, round_, lambda state: None, lambda: None, schedule=schedule)
    typed = 0

    def hang_up(*_):
        error = autosave.flush_now()
        print(typed, error, flush=True)
        os._exit(0)

    signal.signal(signal.SIGHUP, hang_up)
    print("ready", flush=True)
    while True:
        autosave.record(Changes({"q": Answer("q", str(typed + 1))}))
        typed += 1
        await asyncio.sleep(0)

asyncio.run(main())
"""


@pytest.mark.slow
def test_hung_up_while_typing_nothing_is_lost(store):
    for _ in range(10):
        with fork_script(TYPING, store.directory.path, ID) as process:
            assert process.stdout.readline() == "ready\n"
            before = store.path(ID).read_bytes()
            while store.path(ID).read_bytes() == before:
                assert process.poll() is None
            process.send_signal(signal.SIGHUP)
            line = process.stdout.readline()
            typed, _, error = line.strip().partition(" ")
        assert error == "None"
        assert int(store.on_disk()["q"]) in {int(typed), int(typed) + 1}
