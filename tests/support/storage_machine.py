"""Sessions that write, meet, fail and die on one round, in any order, held against the plain model."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)
from tinydb import TinyDB

from kerneblik.reflection import Changes, Round
from kerneblik.reflection.changes import PendingChanges
from kerneblik.storage import PLAINTEXT, RoundStore, StorageError
from kerneblik.storage.encryption.cipher import Cipher
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, recover
from kerneblik.workspace.navigation import Navigation
from kerneblik.workspace.round_editor import RoundEditor
from support.app import shipped_checklist
from support.storage import ID, Clock
from support.storage_model import Ledger, Owed

CHECKLIST = shipped_checklist()
QUESTIONS = [question.id for question in CHECKLIST.questions[:2]]
QUESTION = st.sampled_from(QUESTIONS)

STEPS = ("_write_temporary", "Path.replace", "sync_directory")
"""What a save does to the disk, in its order, as names in `kerneblik.files`."""
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
DAMAGES = {
    "gone": None,
    "empty": b"",
    "zeros": b"\0" * 512,
    "cut short": b'{"round": {"1"',
    "another program's": b'{"a": 1}',
}

IN_MEMORY = Path("/dev/shm")
"""Where writing is fast, on machines that have it."""

FRAGMENTS = st.sampled_from(["a", "b", "æ ", "\n", "kerne", "opgave " * 40, "\x07"])


class DiedError(BaseException):
    """The process is killed here: nothing of it runs any more."""


@contextmanager
def breaking(step: str, error: BaseException, *, after: bool = False, at: int = 0) -> Iterator[None]:
    """Let a step of a save raise this error instead of being done, or when it has been done.

    The first time that it is to be done, or after `at` times.
    """
    name = f"kerneblik.files.{step}"
    owner, _, attribute = name.rpartition(".")
    real = getattr(Path if owner.endswith("Path") else __import__(owner, fromlist=["_"]), attribute)
    turns = itertools.count()

    def broken(*arguments: object) -> object:
        if next(turns) < at:
            return real(*arguments)
        if after:
            real(*arguments)
        raise error

    with patch(name, broken):
        yield


class Desk:
    """A session of the app without its screen: it writes, and saves when it is told to."""

    def __init__(self, store: RoundStore, ledger: Ledger, clock: Clock) -> None:
        self._clock = clock
        self.sit_down(store, ledger)

    def sit_down(self, store: RoundStore, ledger: Ledger) -> None:
        """Begin to work, or begin anew."""
        self.store = store
        round_ = store.open(ID)
        self.pending = PendingChanges(round_)
        self.editor = RoundEditor(
            CHECKLIST, round_, self.pending, "da", clock=self._clock, steady=self._clock
        )
        self.navigation = Navigation(self.editor, self.pending)
        self.ledger = ledger.copy()
        """What was on disk when this session last read or wrote it."""

    # What it does

    def text(self, question: str) -> str:
        return self.editor.round.answer(question).text

    def write(self, question: str, text: str) -> None:
        self.editor.write(question, text)
        self.navigation.remember_cursor(question, (0, 0))

    def take_in(self, round_: Round) -> None:
        """As the app does with what it reads; what is being written must not be disturbed by it."""
        self.pending.record(self.pending.pop_missing(round_))
        mine = self.pending.snapshot().answers
        self.editor.receive(self.pending.rebase(round_))
        assert all(self.editor.round.answer(question) == answer for question, answer in mine.items())


class StorageMachine(RuleBasedStateMachine):
    """The rules by which sessions and accidents follow each other, and what holds after each of them.

    Another form of the files is proved by a subclass with another `cipher`; rules of its own may come to it.
    """

    cipher: Cipher = PLAINTEXT
    desks = Bundle("desks")

    def __init__(self) -> None:
        super().__init__()
        place = IN_MEMORY if IN_MEMORY.is_dir() else None
        self.directory = Path(tempfile.mkdtemp(prefix="kerneblik-machine-", dir=place))
        self.clock = Clock()
        self.make_store().create("Efterår")
        self.ledger = Ledger(name="Efterår")
        self.damaged = False
        self.taken: list[Desk] = []
        """The desks at which somebody works."""

    def teardown(self) -> None:
        shutil.rmtree(self.directory)

    def make_store(self) -> RoundStore:
        """The store of another process."""
        return RoundStore(self.directory, self.clock, cipher=self.cipher)

    @property
    def path(self) -> Path:
        return self.make_store().path(ID)

    # Coming and going

    @initialize(target=desks)
    def two_are_there(self):
        return multiple(self.open(), self.open())

    @precondition(lambda self: not self.damaged)
    @rule(target=desks)
    def open(self) -> Desk:
        split_view = Desk(self.make_store(), self.ledger, self.clock)
        self.taken.append(split_view)
        return split_view

    @rule(split_view=consumes(desks))
    def leave(self, split_view: Desk) -> None:
        self._save(split_view)
        self._is_left(split_view)

    @rule(split_view=consumes(desks), step=st.sampled_from(STEPS), after=st.booleans())
    def die_while_saving(self, split_view: Desk, step: str, after: bool) -> None:
        """Killed at one of the steps of a save: what it had not saved is gone, nothing else."""
        changes = split_view.pending.snapshot()
        there = self.path.read_bytes() if self.path.exists() else None
        with (
            breaking(step, DiedError(), after=after),
            patch("kerneblik.files.Path.unlink"),  # nor does it clear up
            patch("kerneblik.storage.recovery.damaged_rounds.Path.unlink"),
        ):
            try:
                split_view.store.save(ID, changes)
            except DiedError:
                pass
            except StorageError:
                return
            finally:
                self._is_left(split_view)
        if self.path.exists() and self.path.read_bytes() != there:
            self._reached_the_disk(split_view, changes)

    @rule(minutes=st.sampled_from([1, 12, 31, -5]))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    # Writing

    @rule(
        split_view=desks, question=QUESTION, fragment=FRAGMENTS, place=st.integers(0, 9), save=st.booleans()
    )
    def type(self, split_view: Desk, question: str, fragment: str, place: int, save: bool) -> None:
        before = split_view.text(question)
        at = len(before) - min(place, len(before))
        split_view.write(question, before[:at] + fragment + before[at:])
        if save:
            self._save(split_view)

    @rule(split_view=desks, question=QUESTION, start=st.integers(0, 9), count=st.integers(1, 300))
    def delete(self, split_view: Desk, question: str, start: int, count: int) -> None:
        before = split_view.text(question)
        split_view.write(question, before[:start] + before[start + count :])

    @rule(
        split_view=desks, question=QUESTION, text=st.sampled_from(["", "andet", "kerne"]), save=st.booleans()
    )
    def write_anew(self, split_view: Desk, question: str, text: str, save: bool) -> None:
        split_view.write(question, text)
        if save:
            self._save(split_view)

    @rule(split_view=desks, question=QUESTION, fragment=st.none() | FRAGMENTS)
    def set_aside_or_take_up(self, split_view: Desk, question: str, fragment: str | None) -> None:
        """The state alone is changed; in some cases it is being saved while typing goes on."""
        split_view.navigation.go_to(question)
        split_view.editor.toggle_set_aside(question)
        if fragment is not None:
            self._save(
                split_view, meanwhile=lambda: split_view.write(question, split_view.text(question) + fragment)
            )

    @rule(split_view=desks, name=st.sampled_from(["Forår", "Efterår", "Møde 2"]))
    def rename(self, split_view: Desk, name: str) -> None:
        split_view.editor.rename(name)

    # Saving, and taking in what others saved

    @rule(split_view=desks)
    def save(self, split_view: Desk) -> None:
        self._save(split_view)

    @rule(split_view=desks, question=QUESTION, fragment=FRAGMENTS)
    def save_while_typing_goes_on(self, split_view: Desk, question: str, fragment: str) -> None:
        self._save(
            split_view, meanwhile=lambda: split_view.write(question, split_view.text(question) + fragment)
        )

    @rule(split_view=desks, question=QUESTION, step=st.sampled_from(STEPS), code=st.sampled_from(ERRORS))
    def fail_to_save(self, split_view: Desk, question: str, step: str, code: int) -> None:
        """Nothing is forgotten; the file is as before, or as it is to be."""
        split_view.write(question, split_view.text(question) + "!")
        changes = split_view.pending.snapshot()
        there = self.path.read_bytes() if self.path.exists() else None
        failed = False
        with breaking(step, OSError(code, os.strerror(code))):
            try:
                split_view.store.save(ID, changes)
            except StorageError:
                failed = True
        assert failed
        assert split_view.pending.snapshot() == changes
        if not self.damaged:
            split_view.ledger = self.ledger.copy()  # it read before it failed
        if self.path.exists() and self.path.read_bytes() != there:
            known = split_view.ledger
            self._reached_the_disk(split_view, changes)
            split_view.ledger = known  # what it was told has failed it does not know to be there

    @rule(split_view=desks)
    def look_for_news(self, split_view: Desk) -> None:
        try:
            round_ = split_view.store.refresh(ID)
        except StorageError:
            assert self.damaged
            return
        split_view.ledger = self.ledger.copy()
        if round_ is not None:
            split_view.take_in(round_)
        pending = split_view.pending.snapshot().answers
        for question, answer in self.ledger.answers.items():
            if question not in pending:
                assert split_view.text(question) == answer.text

    # Earlier texts

    @precondition(lambda self: not self.damaged)
    @rule(split_view=desks, question=QUESTION)
    def look_at_versions(self, split_view: Desk, question: str) -> None:
        self._save(split_view)
        split_view.navigation.go_to(question)
        split_view.editor.look_at(question, split_view.store.versions(ID, question))
        assert question not in split_view.editor.round.contested

    @precondition(lambda self: not self.damaged)
    @rule(split_view=desks, question=QUESTION, number=st.integers(0, 5))
    def take_a_version_back(self, split_view: Desk, question: str, number: int) -> None:
        versions = split_view.store.versions(ID, question)
        if not versions:
            return
        split_view.navigation.go_to(question)
        split_view.editor.begin_edit_session(question)
        split_view.write(question, versions[number % len(versions)].text)

    # Accidents

    @rule(name=st.sampled_from(sorted(DAMAGES)))
    def damage(self, name: str) -> None:
        content = DAMAGES[name]
        if content is None:
            self.path.unlink(missing_ok=True)
        else:
            self.path.write_bytes(content)
        self.damaged = True

    @precondition(lambda self: self.damaged)
    @rule()
    def recover(self) -> None:
        """What a start of the app on a damaged round offers."""
        store = self.make_store()
        if not self.path.exists():
            return
        damaged = self.path.read_bytes()
        damage = inspect_damage(store, ID)
        if not damage.can_be_recovered:
            return
        recover(store, damage)
        self._is_kept_aside(damaged)
        round_ = store.open(ID)
        self.damaged = False
        self.ledger = Ledger.from_round(
            round_, {question: self._versions(question) for question in QUESTIONS}
        )

    # What holds after each step

    @precondition(lambda self: not self.damaged)
    @invariant()
    def every_text_is_there(self) -> None:
        store = self.make_store()
        round_ = store.open(ID)
        for question in QUESTIONS:
            expected = self.ledger.answers.get(question)
            answer = round_.answers.get(question)
            assert (answer and answer.text) == (expected and expected.text)
            assert (answer and answer.set_aside) == (expected and expected.set_aside)
            texts = [version.text for version in store.versions(ID, question)]
            assert not self.ledger.missing(question, [*texts, round_.answer(question).text])
        assert round_.contested == self.ledger.contested
        assert (round_.name, round_.position) == (self.ledger.name, self.ledger.position)

    @precondition(lambda self: not self.damaged and not self.cipher.ending)
    @invariant()
    def a_plain_reader_can_read_it(self) -> None:
        with TinyDB(self.path, encoding="utf-8", access_mode="r") as database:
            texts = {document["question"]: document["text"] for document in database.table("answers")}
        assert texts == {question: answer.text for question, answer in self.ledger.answers.items()}

    @precondition(lambda self: self.damaged)
    @invariant()
    def damage_is_told_and_left_alone(self) -> None:
        before = self.path.read_bytes() if self.path.exists() else None
        try:
            self.make_store().open(ID)
        except StorageError:
            pass
        else:
            raise AssertionError("a damaged file was read")
        assert (self.path.read_bytes() if self.path.exists() else None) == before

    # Within

    def _save(self, split_view: Desk, meanwhile=lambda: None) -> None:
        damaged = self.path.read_bytes() if self.damaged and self.path.exists() else None
        changes = split_view.pending.snapshot()
        kept = split_view.store.save(ID, changes)
        self._reached_the_disk(split_view, changes)
        if damaged is not None:
            self._is_kept_aside(damaged)
        meanwhile()
        split_view.pending.mark_saved(changes, kept)
        split_view.take_in(kept)
        if not split_view.pending.snapshot().answers:
            assert {q: split_view.text(q) for q in QUESTIONS} == {q: kept.answer(q).text for q in QUESTIONS}

    def _reached_the_disk(self, split_view: Desk, changes: Changes) -> None:
        if self.damaged:  # it is written anew as the session knew it
            self.ledger = split_view.ledger.copy()
            self.damaged = False
        self.ledger.save(changes)
        split_view.ledger = self.ledger.copy()

    def _is_left(self, split_view: Desk) -> None:
        split_view.store.close()
        self.taken.remove(split_view)

    def _is_kept_aside(self, content: bytes) -> None:
        assert content in [path.read_bytes() for path in self.path.parent.glob("*.unreadable-*")]

    def _versions(self, question: str) -> list[Owed]:
        versions = self.make_store().versions(ID, question)
        return [Owed(version.text, version.sitting, version.conflict) for version in versions]
