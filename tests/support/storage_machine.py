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


class AppSession:
    """A session of the app without its screen: it writes, and saves when it is told to."""

    def __init__(self, store: RoundStore, ledger: Ledger, clock: Clock) -> None:
        self._clock = clock
        self.begin(store, ledger)

    def begin(self, store: RoundStore, ledger: Ledger) -> None:
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
    sessions = Bundle("sessions")

    def __init__(self) -> None:
        super().__init__()
        place = IN_MEMORY if IN_MEMORY.is_dir() else None
        self.directory = Path(tempfile.mkdtemp(prefix="kerneblik-machine-", dir=place))
        self.clock = Clock()
        self.make_store().create("Efterår")
        self.ledger = Ledger(name="Efterår")
        self.damaged = False
        self.open_sessions: list[AppSession] = []
        """Those in which somebody works."""

    def teardown(self) -> None:
        shutil.rmtree(self.directory)

    def make_store(self) -> RoundStore:
        """The store of another process."""
        return RoundStore(self.directory, self.clock, cipher=self.cipher)

    @property
    def path(self) -> Path:
        return self.make_store().path(ID)

    # Coming and going

    @initialize(target=sessions)
    def two_are_there(self):
        return multiple(self.open(), self.open())

    @precondition(lambda self: not self.damaged)
    @rule(target=sessions)
    def open(self) -> AppSession:
        session = AppSession(self.make_store(), self.ledger, self.clock)
        self.open_sessions.append(session)
        return session

    @rule(session=consumes(sessions))
    def leave(self, session: AppSession) -> None:
        self._save(session)
        self._is_left(session)

    @rule(session=consumes(sessions), step=st.sampled_from(STEPS), after=st.booleans())
    def die_while_saving(self, session: AppSession, step: str, after: bool) -> None:
        """Killed at one of the steps of a save: what it had not saved is gone, nothing else."""
        changes = session.pending.snapshot()
        there = self.path.read_bytes() if self.path.exists() else None
        with (
            breaking(step, DiedError(), after=after),
            patch("kerneblik.files.Path.unlink"),  # nor does it clear up
            patch("kerneblik.storage.recovery.damaged_rounds.Path.unlink"),
        ):
            try:
                session.store.save(ID, changes)
            except DiedError:
                pass
            except StorageError:
                return
            finally:
                self._is_left(session)
        if self.path.exists() and self.path.read_bytes() != there:
            self._reached_the_disk(session, changes)

    @rule(minutes=st.sampled_from([1, 12, 31, -5]))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    # Writing

    @rule(
        session=sessions, question=QUESTION, fragment=FRAGMENTS, place=st.integers(0, 9), save=st.booleans()
    )
    def type(self, session: AppSession, question: str, fragment: str, place: int, save: bool) -> None:
        before = session.text(question)
        at = len(before) - min(place, len(before))
        session.write(question, before[:at] + fragment + before[at:])
        if save:
            self._save(session)

    @rule(session=sessions, question=QUESTION, start=st.integers(0, 9), count=st.integers(1, 300))
    def delete(self, session: AppSession, question: str, start: int, count: int) -> None:
        before = session.text(question)
        session.write(question, before[:start] + before[start + count :])

    @rule(
        session=sessions, question=QUESTION, text=st.sampled_from(["", "andet", "kerne"]), save=st.booleans()
    )
    def write_anew(self, session: AppSession, question: str, text: str, save: bool) -> None:
        session.write(question, text)
        if save:
            self._save(session)

    @rule(session=sessions, question=QUESTION, fragment=st.none() | FRAGMENTS)
    def set_aside_or_take_up(self, session: AppSession, question: str, fragment: str | None) -> None:
        """The state alone is changed; in some cases it is being saved while typing goes on."""
        session.navigation.go_to(question)
        session.editor.toggle_set_aside(question)
        if fragment is not None:
            self._save(session, meanwhile=lambda: session.write(question, session.text(question) + fragment))

    @rule(session=sessions, name=st.sampled_from(["Forår", "Efterår", "Møde 2"]))
    def rename(self, session: AppSession, name: str) -> None:
        session.editor.rename(name)

    # Saving, and taking in what others saved

    @rule(session=sessions)
    def save(self, session: AppSession) -> None:
        self._save(session)

    @rule(session=sessions, question=QUESTION, fragment=FRAGMENTS)
    def save_while_typing_goes_on(self, session: AppSession, question: str, fragment: str) -> None:
        self._save(session, meanwhile=lambda: session.write(question, session.text(question) + fragment))

    @rule(session=sessions, question=QUESTION, fragment=FRAGMENTS)
    def write_before_taking_over(self, session: AppSession, question: str, fragment: str) -> None:
        """What others saved is known, but not yet seen by who writes on."""

        def write_on() -> None:
            session.write(question, session.text(question) + fragment)

        self._save(session, before_taking_over=write_on)

    @rule(session=sessions, question=QUESTION, step=st.sampled_from(STEPS), code=st.sampled_from(ERRORS))
    def fail_to_save(self, session: AppSession, question: str, step: str, code: int) -> None:
        """Nothing is forgotten; the file is as before, or as it is to be."""
        session.write(question, session.text(question) + "!")
        changes = session.pending.snapshot()
        there = self.path.read_bytes() if self.path.exists() else None
        failed = False
        with breaking(step, OSError(code, os.strerror(code))):
            try:
                session.store.save(ID, changes)
            except StorageError:
                failed = True
        assert failed
        assert session.pending.snapshot() == changes
        if not self.damaged:
            session.ledger = self.ledger.copy()  # it read before it failed
        if self.path.exists() and self.path.read_bytes() != there:
            known = session.ledger
            self._reached_the_disk(session, changes)
            session.ledger = known  # what it was told has failed it does not know to be there

    @rule(session=sessions)
    def look_for_news(self, session: AppSession) -> None:
        try:
            round_ = session.store.refresh(ID)
        except StorageError:
            assert self.damaged
            return
        session.ledger = self.ledger.copy()
        if round_ is not None:
            session.take_in(round_)
        pending = session.pending.snapshot().answers
        for question, answer in self.ledger.answers.items():
            if question not in pending:
                assert session.text(question) == answer.text

    # Earlier texts

    @precondition(lambda self: not self.damaged)
    @rule(session=sessions, question=QUESTION)
    def look_at_versions(self, session: AppSession, question: str) -> None:
        self._save(session)
        session.navigation.go_to(question)
        session.editor.look_at(question, session.store.versions(ID, question))
        assert question not in session.editor.round.contested

    @precondition(lambda self: not self.damaged)
    @rule(session=sessions, question=QUESTION, number=st.integers(0, 5))
    def take_a_version_back(self, session: AppSession, question: str, number: int) -> None:
        versions = session.store.versions(ID, question)
        if not versions:
            return
        session.navigation.go_to(question)
        session.editor.begin_edit_session(question)
        session.write(question, versions[number % len(versions)].text)

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

    def _save(self, session: AppSession, meanwhile=lambda: None, before_taking_over=lambda: None) -> None:
        damaged = self.path.read_bytes() if self.damaged and self.path.exists() else None
        changes = session.pending.snapshot()
        kept = session.store.save(ID, changes)
        self._reached_the_disk(session, changes)
        if damaged is not None:
            self._is_kept_aside(damaged)
        meanwhile()
        session.pending.mark_saved(changes, kept)
        before_taking_over()
        session.take_in(kept)
        if not session.pending.snapshot().answers:
            assert {q: session.text(q) for q in QUESTIONS} == {q: kept.answer(q).text for q in QUESTIONS}

    def _reached_the_disk(self, session: AppSession, changes: Changes) -> None:
        if self.damaged:  # it is written anew as the session knew it
            self.ledger = session.ledger.copy()
            self.damaged = False
        self.ledger.save(changes)
        session.ledger = self.ledger.copy()

    def _is_left(self, session: AppSession) -> None:
        session.store.close()
        self.open_sessions.remove(session)

    def _is_kept_aside(self, content: bytes) -> None:
        assert content in [path.read_bytes() for path in self.path.parent.glob("*.unreadable-*")]

    def _versions(self, question: str) -> list[Owed]:
        versions = self.make_store().versions(ID, question)
        return [Owed(version.text, version.edit_session, version.conflict) for version in versions]
