"""Damaged rounds: what can still be read in their files, and how they are recovered with a backup.

However a file is hurt (cut short, filled with zeros, garbled in the middle, a value that can't be), the
documents of the answers stand in it one after the other, each whole or not. Each whole one is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerneblik.bounds import moment_of
from kerneblik.files import read_private, sync_directory, write_atomically
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Record, Round, State, holds
from kerneblik.reflection.changes import Changes, RecordKey, key_of, records_of
from kerneblik.reflection.field_reader import FieldError, FieldReader
from kerneblik.reflection.serialization import DECODE_RECORD, decode_answer
from kerneblik.storage.encryption.cipher import Cipher
from kerneblik.storage.errors import StorageError, UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.format.json_file import SIZE_LIMIT
from kerneblik.storage.format.round_tables import derived_identity
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.storage.round_file import RoundFile
from kerneblik.storage.safety.backups import Backup
from kerneblik.storage.safety.directory import quarantine
from kerneblik.text import clean_line

if TYPE_CHECKING:
    from kerneblik.storage.store import RoundStore


# What is matched is never given back (`*+`), so that no file, however made, takes more than one pass.
_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_LIST = rb'\[[^][{}"]*+(?:' + _STRING + rb'[^][{}"]*+)*+\]'
_VALUE = rb"(?:" + _STRING + rb"|true|false|null|[-+.0-9eE]++|" + _LIST + rb")"
_PAIR = _STRING + rb"\s*+:\s*+" + _VALUE
_FLAT_OBJECT = re.compile(rb"\{\s*+" + _PAIR + rb"(?:\s*+,\s*+" + _PAIR + rb")*+\s*+\}", re.DOTALL)
_QUESTION = re.compile(rb'"question"\s*+:\s*+(' + _STRING + rb')\s*+,\s*+"text"', re.DOTALL)
"""How an answer begins; a position names a question, too."""
_NAME = re.compile(rb'"name"\s*+:\s*+(' + _STRING + rb")", re.DOTALL)
_IDENTITY = re.compile(rb'"identity"\s*+:\s*+(' + _STRING + rb")", re.DOTALL)
_CREATED = re.compile(rb'"created"\s*+:\s*+(' + _STRING + rb")", re.DOTALL)

_OWN_FIELD: Mapping[type[Record], str] = {Conversation: "held", Agreement: "due", Assessment: "view"}
"""A field that only records of this kind have."""


@dataclass(frozen=True)
class PartialRound:
    """What could still be read in a damaged file."""

    name: str | None = None
    """The name of the round; None when it can't be read."""
    identity: str = ""
    """The identity of the round; empty when it can't be read."""
    created: datetime | None = None
    """When the round was begun; aware, UTC. None when it can't be read."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """The answers that are complete in the file, by their keys: of several with one key the newest."""
    earlier: frozenset[str] = frozenset()
    """The keys of those among them that are only an earlier version of an answer."""
    garbled: frozenset[str] = frozenset()
    """The keys of those among them that contain characters that can't be read."""
    records: tuple[Record, ...] = ()
    """The complete conversations, agreements and assessments."""
    lost: frozenset[str] = frozenset()
    """The questions whose answers are in the file, but not complete."""

    def newer_than(self, round_: Round) -> dict[str, Answer]:
        """The answers that are missing or older in the round, an earlier state of the same one.

        An emptied answer is no reason to take a text out of the round, nor is a garbled one.
        """
        return {
            key: answer
            for key, answer in self.answers.items()
            if answer.state is not State.EMPTY
            and self._is_newer(answer, round_.answers.get(key) or Answer.from_key(key))
        }

    def other_records_than(self, round_: Round) -> dict[RecordKey, Record]:
        """The records that are missing or different in the round, an earlier state of the same one."""
        known = records_of(round_)
        return {key_of(record): record for record in self.records if known.get(key_of(record)) != record}

    def _is_newer(self, answer: Answer, earlier: Answer) -> bool:
        """True when the answer says something else, and nothing tells that this was earlier.

        The file was saved after the backup that was taken of it; only a version in it may be earlier.
        """
        if (answer.text, answer.set_aside) == (earlier.text, earlier.set_aside):
            return False
        if earlier.state is State.EMPTY:
            return True
        told = answer.key in self.earlier and holds(earlier.text, answer.text)
        return not told and answer.key not in self.garbled


def read_partially(content: bytes) -> PartialRound:
    """What can be read in the content of a damaged round file. Never fails."""
    answers: dict[str, Answer] = {}
    ranks: dict[str, tuple[bool, bool]] = {}
    for answer, is_whole, is_version in _answers(content):
        # A whole one, and rather an answer than a version; of versions the one that came last.
        rank = is_whole, not is_version
        if answer.key not in ranks or rank >= ranks[answer.key]:
            answers[answer.key], ranks[answer.key] = answer, rank
    named = {_line(found[1]) for found in _QUESTION.finditer(content)}
    return PartialRound(
        name=next(filter(None, (_line(found[1]) for found in _NAME.finditer(content))), None),
        identity=next(filter(None, (_line(found[1]) for found in _IDENTITY.finditer(content))), ""),
        created=_moment(content),
        answers=answers,
        earlier=frozenset(key for key, (_, is_answer) in ranks.items() if not is_answer),
        garbled=frozenset(key for key, (is_whole, _) in ranks.items() if not is_whole),
        records=tuple(_records(content)),
        lost=frozenset(filter(None, named)) - {answer.question for answer in answers.values()},
    )


def _answers(content: bytes) -> Iterator[tuple[Answer, bool, bool]]:
    """Every whole answer, whether all of its characters can be read, and whether it is a version of one."""
    for found in _FLAT_OBJECT.finditer(content):
        document, is_whole = _parse(found[0])
        if isinstance(document, dict) and isinstance(document.get("text"), str):
            answer = _answer(_with_conversation(document))
            if answer is not None:
                yield answer, is_whole, "conflict" in document


def _with_conversation(document: dict[str, Any]) -> dict[str, Any]:
    """The document of an answer; that of a version has the key of its answer for a question."""
    key = document.get("question")
    if "conversation" in document or not isinstance(key, str):
        return document
    answer = Answer.from_key(key)
    return {**document, "question": answer.question, "conversation": answer.conversation}


def _records(content: bytes) -> Iterator[Record]:
    """Every whole record whose characters can all be read."""
    for found in _FLAT_OBJECT.finditer(content):
        document, is_whole = _parse(found[0])
        if is_whole and isinstance(document, dict) and "id" in document:
            for kind, own_field in _OWN_FIELD.items():
                if own_field in document:
                    with suppress(FieldError):  # it is no record, or not a whole one
                        yield DECODE_RECORD[kind](FieldReader("", document))


def _parse(content: bytes) -> tuple[Any, bool]:
    """The JSON value, and whether it could be read without leaving anything out; None when it can't."""
    for errors, strict in (("strict", True), ("replace", False)):
        try:
            return json.loads(content.decode(errors=errors), strict=strict), strict
        except ValueError:
            continue
    return None, False


def _answer(document: dict[str, Any]) -> Answer | None:
    """The answer, without fields whose value can't be; None when those are its place or its text."""
    whole = _decode(document)
    if whole is not None:
        return whole
    sound = {name: value for name, value in document.items() if name in {"question", "text", "conversation"}}
    for name, value in document.items():
        if name not in sound and _decode({**sound, name: value}) is not None:
            sound[name] = value
    return _decode(sound)


def _decode(document: dict[str, Any]) -> Answer | None:
    try:
        return decode_answer(FieldReader("", document))
    except FieldError:
        return None


def _line(string: bytes) -> str | None:
    value, _ = _parse(string)
    return clean_line(value) if isinstance(value, str) else None


def _moment(content: bytes) -> datetime | None:
    for found in _CREATED.finditer(content):
        with suppress(FieldError):  # the next one may be the round's
            return FieldReader("", {"created": _line(found[1])}).moment("created")
    return None


@dataclass(frozen=True)
class Damage:
    """A round whose file is damaged, and what there is to recover it from."""

    round_id: str
    written: datetime
    """When the file last changed; aware, UTC."""
    backup: Backup | None
    """The newest one that can be read; None when there is none."""
    partial: PartialRound
    """What can still be read in the file itself."""

    @property
    def newer(self) -> dict[str, Answer]:
        """The answers that can be read in the file and that the backup lacks, or has as they were before."""
        return self.partial.newer_than(self.before)

    @property
    def newer_records(self) -> dict[RecordKey, Record]:
        """The records that can be read in the file and that the backup lacks, or has in another state."""
        return self.partial.other_records_than(self.before)

    @property
    def lost(self) -> frozenset[str]:
        """The questions that were answered in the file and of which no text is left anywhere."""
        return frozenset(q for q in self.partial.lost if self.before.answer(q).state is State.EMPTY)

    @property
    def before(self) -> Round:
        """The round as the backup has it; without one, an empty round."""
        if self.backup is not None:
            return self.backup.round
        partial = self.partial
        identity = partial.identity
        if partial.created is not None and not identity:
            identity = derived_identity(self.round_id, partial.created)
        created = partial.created or self.written
        return Round(self.round_id, partial.name or self.round_id, created, identity=identity)

    @property
    def can_be_recovered(self) -> bool:
        """True when there is a backup or anything that can be read in the file."""
        return self.backup is not None or bool(self.newer or self.newer_records)


def inspect_damage(store: RoundStore, round_id: str) -> Damage:
    """What a round with a damaged file can be recovered from. Changes nothing. Raises StorageError."""
    path = store.path(round_id)
    with os_errors_as_storage_errors(path):
        written = moment_of(path.lstat().st_mtime)
        content = read_private(path, SIZE_LIMIT)
    partial = PartialRound() if content is None else read_partially(store.cipher.decrypt_partly(content))
    return Damage(round_id, written, store.backups.newest_good(round_id), partial)


def recover(store: RoundStore, damage: Damage) -> Path:
    """Write the round anew from its backup and what is newer in its damaged file, and back it up.

    Returns the name that the damaged file has from then on. Raises StorageError; then the damaged file is
    where it was, or what could be read in it lies in an emergency copy.
    """
    before, newer = damage.before, damage.newer
    # Nothing is known of what this session saw on disk: what the backup holds must not go under.
    bases = {key: Answer.from_key(key) for key in newer}
    changes = Changes(newer, bases=bases, records=damage.newer_records)
    copy = EmergencyCopy(store.directory, store.cipher)
    copy.cover(before, changes)  # between the two writes, the new file holds less than the old one
    try:
        with store.exclusive(damage.round_id) as path:
            aside = _put_back(damage, path, store)
    except StorageError:
        copy.remove()
        raise
    if changes:
        store.save(damage.round_id, changes)
    copy.remove()
    store.keep_backup(damage.round_id)
    return aside


def quarantine_round(store: RoundStore, round_id: str) -> Path:
    """Move the round's file to a name of its own beside it; where it then lies. Raises StorageError."""
    with store.exclusive(round_id) as path:
        aside = quarantine(path, store.clock())
        path.unlink(missing_ok=True)
        sync_directory(path.parent)
    return aside


def _put_back(damage: Damage, path: Path, store: RoundStore) -> Path:
    """Write the round as it is in the backup to `path`; returns the new path of the damaged file."""
    content = _content_of(damage.backup, store.cipher) if damage.backup is not None else None
    aside = quarantine(path, store.clock())
    if content is not None:
        write_atomically(path, content)
    else:
        RoundFile(path, store.cipher).create(damage.before)
    return aside


def _content_of(backup: Backup, cipher: Cipher) -> bytes:
    """The bytes of the backup. Raises UnreadableRoundError when it can't be read any more."""
    RoundFile(backup.path, cipher).read()
    with os_errors_as_storage_errors(backup.path):
        content = read_private(backup.path, SIZE_LIMIT)
    if content is None:
        raise UnreadableRoundError("storage.unreadable.too_large", path=backup.path)
    return content
