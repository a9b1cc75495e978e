"""Emergency copies: text that can't be saved in its round is kept elsewhere until it can.

A session writes one as soon as a save fails, with what was typed since at each try, and removes it when a
save succeeds. Once the session has ended, however it did, the next start offers the text.

A copy is a file like a round's, named `<round id>.<number>-<UTC stamp>-<random>.json`, with a higher number
than all that were there before it. Its `round` is that of the session, its `answers` are those that were not
saved, and likewise its `conversations` and so on; `bases` contains the same answers as the session last saw
them on disk, `conversations_before` and the like the same records, and `rescue` one document that says
whether the round was given its name in that session. It is in `recovery/` in the data directory or, where
that is full or gone, in another private directory.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from kerneblik import event_log
from kerneblik.bounds import typed_number
from kerneblik.checklist import Checklist
from kerneblik.dataclass import dataclass
from kerneblik.files import make_private_directory, read_private, sync_directory, write_atomically
from kerneblik.locks import is_held
from kerneblik.reflection import Answer, Record, Round
from kerneblik.reflection.answering import with_metadata
from kerneblik.reflection.changes import Changes, records_of
from kerneblik.reflection.serialization import RECORD_TABLES, encode_answer, encode_record
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.errors import (
    MissingRoundError,
    StorageError,
    UnreadableRoundError,
    os_errors_as_storage_errors,
)
from kerneblik.storage.format import round_tables
from kerneblik.storage.format.json_file import SIZE_LIMIT, Tables, parse_tables
from kerneblik.storage.safety.directory import STAMP, DataDirectory
from kerneblik.storage.safety.private_places import elsewhere, emergency_files, usable

if TYPE_CHECKING:
    from kerneblik.storage.store import RoundStore

_DIGITS = 9
"""Of a number: so many that no year is taken for one."""
_BASES, _RESCUE, _BEFORE = "bases", "rescue", "_before"


@dataclass(frozen=True)
class EmergencyText:
    """Text that did not get into its round."""

    path: Path
    """What goes away once it was taken in: a file, or the directory an editor worked in."""
    round_id: str
    round_name: str
    left: datetime
    """When it was left there; aware, UTC."""
    changes: Changes
    identity: str = ""
    """Which round it is; empty where that is not known."""
    edited_outside: bool = False
    """True when the user's own editor left it, not the app."""

    def is_in(self, round_: Round) -> bool:
        """True when all of it stands in the round already."""
        known = records_of(round_)
        if any(known.get(key) != record for key, record in self.changes.records.items()):
            return False
        there = (round_.answers.get(key) or Answer.from_key(key) for key in self.changes.answers)
        same = all(
            (answer.text, answer.set_aside) == (new.text, new.set_aside)
            for answer, new in zip(there, self.changes.answers.values(), strict=True)
        )
        return same and self.changes.name in {None, round_.name}


# Leaving


def leave(directory: DataDirectory, round_: Round, changes: Changes, cipher: Cipher, now: datetime) -> Path:
    """Write the changes that can't be saved in the round to an emergency copy; where it lies.

    Needs no lock and waits for nobody. Raises StorageError when there is no place for it anywhere.
    """
    number = max(map(_number_of, emergency_files(directory)), default=0) + 1
    stamp = now.astimezone(UTC).strftime(STAMP)
    name = f"{round_.id}.{number:0{_DIGITS}}-{stamp}-{os.urandom(4).hex()}.json{cipher.ending}"
    content = cipher.encrypt(orjson.dumps(encode(round_, changes, now), option=orjson.OPT_INDENT_2))
    for place in _places_to_leave_in(directory):
        with contextlib.suppress(OSError):  # the next place may take it
            write_atomically(place / name, content)
            event_log.record("emergency_copy", bytes=len(content))
            return place / name
    event_log.record("no_emergency_copy")
    raise StorageError("emergency_copy.nowhere")


def _number_of(path: Path) -> int:
    """What tells which of two emergency copies came later; 0 for one of an earlier version."""
    number = path.name.partition(".")[2].partition("-")[0]
    return (typed_number(number) or 0) if len(number) == _DIGITS else 0


def _places_to_leave_in(directory: DataDirectory) -> Iterator[Path]:
    with contextlib.suppress(OSError):  # the others may do
        make_private_directory(directory.recovery)
        yield directory.recovery
    yield from (place for place in elsewhere(directory.path) if usable(place, make=True))


def encode(round_: Round, changes: Changes, now: datetime) -> Tables:
    """The tables of an emergency copy. Raises UnreadableRoundError for what could not be read again."""
    path = Path(round_.id)
    named = round_.name if changes.name is None else changes.name
    head = Round(round_.id, named, now, position=changes.position, identity=round_.identity)
    return {
        round_tables.ROUND_TABLE: {
            "1": round_tables.encode_head(round_tables.head_as_read_again(head, path))
        },
        round_tables.ANSWERS_TABLE: _encode_answers(changes.answers.values(), path),
        _BASES: _encode_answers(changes.bases.values(), path),
        **_encode_records(changes.records.values(), path),
        **_encode_records(changes.record_bases.values(), path, _BEFORE),
        _RESCUE: {"1": {"renamed": changes.name is not None}},
    }


def _encode_answers(answers: Iterable[Answer], path: Path) -> Tables:
    again = (round_tables.answer_as_read_again(answer, path) for answer in answers)
    return {str(number): encode_answer(answer) for number, answer in enumerate(again, start=1)}


def _encode_records(records: Iterable[Record], path: Path, ending: str = "") -> Tables:
    tables: Tables = {}
    for number, record in enumerate(records, start=1):
        documents = tables.setdefault(RECORD_TABLES[type(record)] + ending, {})
        documents[str(number)] = encode_record(round_tables.record_as_read_again(record, path))
    return tables


# Finding


def not_in_use(directory: DataDirectory) -> Iterator[Path]:
    """The emergency copies for this data directory whose sessions have ended."""
    return (path for path in emergency_files(directory) if not is_held(path))


def find(directory: DataDirectory, cipher: Cipher = PLAINTEXT) -> list[EmergencyText]:
    """The emergency copies that earlier sessions left and that can be read, the oldest first.

    Where the data directory is encrypted, copies in plain text are replaced by encrypted ones.
    """
    found = []
    for path in list(not_in_use(directory)):
        with contextlib.suppress(StorageError):  # it stays, and the app tells of it (see unreadable)
            unsaved = read(path, cipher)
            found.append(
                _encrypted(unsaved, directory, cipher) if cipher.ending and _is_plain(path) else unsaved
            )
    return sorted(found, key=lambda unsaved: (_number_of(unsaved.path), unsaved.left))


def read(path: Path, cipher: Cipher) -> EmergencyText:
    """The emergency copy in a file, encrypted or not. Raises StorageError."""
    with os_errors_as_storage_errors(path):
        content = read_private(path, SIZE_LIMIT)
    if content is None:
        raise UnreadableRoundError("storage.unreadable.too_large", path=path)
    return decode(parse_tables((PLAINTEXT if _is_plain(path) else cipher).decrypt(content, path), path), path)


def unreadable(directory: DataDirectory, cipher: Cipher) -> dict[Path, StorageError]:
    """The emergency copies that can't be read, each with the reason; they stay where they are.

    It is NewerRoundError for those that a newer version of Kerneblik wrote.
    """
    errors = {}
    for path in not_in_use(directory):
        try:
            read(path, cipher)
        except StorageError as error:
            if path.exists():  # else its session has just saved the text
                errors[path] = error
    return errors


def _is_plain(path: Path) -> bool:
    return path.name.endswith(".json")


def _encrypted(unsaved: EmergencyText, directory: DataDirectory, cipher: Cipher) -> EmergencyText:
    """The same in a file that is encrypted; as it was, where that can't be written."""
    plain = unsaved.path
    path = directory.recovery / f"{plain.name}{cipher.ending}"
    with contextlib.suppress(OSError):  # the next start tries again
        make_private_directory(directory.recovery)
        write_atomically(path, cipher.encrypt(read_private(plain, SIZE_LIMIT) or b""))
        plain.unlink(missing_ok=True)
        return replace(unsaved, path=path)
    return unsaved


def decode(tables: Tables, path: Path) -> EmergencyText:
    """What the tables of an emergency copy say. Raises UnreadableRoundError, and NewerRoundError."""
    round_ = round_tables.decode(tables, path).round
    records_before = {name: tables.get(name + _BEFORE, {}) for name in RECORD_TABLES.values()}
    bases = {**tables, round_tables.ANSWERS_TABLE: tables.get(_BASES, {}), **records_before}
    before = round_tables.decode(bases, path).round
    renamed = tables.get(_RESCUE) == {"1": {"renamed": True}}
    changes = Changes(
        round_.answers,
        position=round_.position,
        name=round_.name if renamed else None,
        bases=before.answers,
        records=records_of(round_),
        record_bases=records_of(before),
    )
    return EmergencyText(path, round_id_of(path), round_.name, round_.created, changes, round_.identity)


# Taking in


def discard_if_saved(store: RoundStore, unsaved: EmergencyText) -> bool:
    """True when the text stands in its round after all; then its copy goes away."""
    with contextlib.suppress(StorageError):  # the round has gone or can't be read: a reason more to offer it
        if unsaved.is_in(store.read(unsaved.round_id)):
            discard(unsaved)
            return True
    return False


def completed(
    store: RoundStore, unsaved: EmergencyText, checklist: Checklist, language: str
) -> EmergencyText:
    """The same with what an answer needs besides its text; an editor's file holds nothing else."""
    round_ = Round(unsaved.round_id, unsaved.round_name, unsaved.left)
    with contextlib.suppress(StorageError):  # it has gone; then it is made anew
        round_ = store.read(unsaved.round_id)
    answers = {
        key: with_metadata(answer, round_, checklist, language)
        for key, answer in unsaved.changes.answers.items()
    }
    return replace(unsaved, changes=replace(unsaved.changes, answers=answers))


def absorb(store: RoundStore, unsaved: EmergencyText) -> None:
    """Put the text into its round, which is made anew when it has gone; then the copy goes away.

    Raises StorageError, and then the copy stays.
    """
    try:
        store.save(unsaved.round_id, unsaved.changes)
    except MissingRoundError:
        changes = unsaved.changes
        round_ = Round(
            unsaved.round_id,
            unsaved.round_name,
            unsaved.left,
            position=changes.position,
            identity=unsaved.identity,
        )
        store.add(replace(round_.with_records(changes.records.values()), answers=changes.answers))
    discard(unsaved)


def discard(unsaved: EmergencyText) -> None:
    """Take the copy away, for good. Raises StorageError."""
    with os_errors_as_storage_errors(unsaved.path):
        if unsaved.path.is_dir():
            import shutil  # noqa: PLC0415 - hardly ever needed

            shutil.rmtree(unsaved.path)
        else:
            unsaved.path.unlink(missing_ok=True)
        sync_directory(unsaved.path.parent)
