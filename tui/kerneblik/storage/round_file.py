"""One round in one TinyDB file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from kerneblik.reflection import Round
from kerneblik.storage import codec
from kerneblik.storage.changes import Changes
from kerneblik.storage.errors import MissingRoundError, os_errors_as_storage_errors
from kerneblik.storage.json_storage import JsonStorage, Tables
from kerneblik.storage.seal import NO_SEAL, Seal, round_id_of


class RoundFile:
    """Reads a round and changes it. Whoever changes it must hold the round's lock."""

    def __init__(self, path: Path, seal: Seal = NO_SEAL) -> None:
        self.path = path
        self._storage = JsonStorage(path, seal)
        self._database = TinyDB(storage=lambda: self._storage)
        self._tables: Tables | None = None
        self._decoded: codec.DecodedRound | None = None

    def read(self) -> Round:
        """The round as on disk now.

        Raises MissingRoundError, NewerRoundError, UnreadableRoundError and StorageError.
        """
        return self._read().round

    def _read(self) -> codec.DecodedRound:
        with os_errors_as_storage_errors(self.path):
            tables = self._storage.read()
        if tables is None:
            raise MissingRoundError("storage.missing", round=round_id_of(self.path))
        if self._decoded is None or tables is not self._tables:
            self._decoded = codec.decode(tables, self.path)
            self._tables = tables
        return self._decoded

    def create(self, round_: Round) -> Round:
        """Make the file, holding all of `round_`; what it then holds. Raises StorageError."""
        head = replace(round_, id=round_id_of(self.path), answers={})
        tables: Tables = {codec.ROUND_TABLE: {"1": codec.encode_head(head)}, codec.ANSWERS_TABLE: {}}
        return self._change(tables, codec.DecodedRound(head, 1, {}), Changes(round_.answers))

    def apply(self, changes: Changes) -> Round:
        """Make these changes to what is on disk now, in one write; what it then holds.

        If the file has gone, the round is written anew as it was last seen here.
        Raises MissingRoundError, NewerRoundError, UnreadableRoundError and StorageError.
        """
        try:
            decoded = self._read()
        except MissingRoundError:
            if self._decoded is None:
                raise
            self.create(self._decoded.round)
            decoded = self._read()
        return self._change(self._tables or {}, decoded, changes)

    def _change(self, tables: Tables, old: codec.DecodedRound, changes: Changes) -> Round:
        head = codec.head_as_read_again(
            replace(
                old.round,
                name=old.round.name if changes.name is None else changes.name,
                position=changes.position or old.round.position,
            ),
            self.path,
        )
        again = (codec.answer_as_read_again(answer, self.path) for answer in changes.answers.values())
        changed = {answer.question: answer for answer in again}
        added = [question for question in changed if question not in old.answer_ids]
        first_free = max(old.answer_ids.values(), default=0) + 1
        ids = {**old.answer_ids, **{question: first_free + n for n, question in enumerate(added)}}
        documents = {q: Document(codec.encode_answer(answer), ids[q]) for q, answer in changed.items()}
        with os_errors_as_storage_errors(self.path), self._storage.transaction(tables):
            self._database.table(codec.ROUND_TABLE).update(codec.encode_head(head), doc_ids=[old.document_id])
            answers = self._database.table(codec.ANSWERS_TABLE)
            for question in changed.keys() - added:
                answers.update(documents[question], doc_ids=[ids[question]])
            if added:
                answers.insert_multiple([documents[question] for question in added])
        round_ = replace(head, answers={**old.round.answers, **changed})
        self._tables, self._decoded = tables, codec.DecodedRound(round_, old.document_id, ids)
        return round_
