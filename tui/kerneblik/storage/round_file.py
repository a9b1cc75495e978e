"""One round in one TinyDB file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerneblik.files import FileState
from kerneblik.reflection import Record, Round, Version
from kerneblik.reflection.changes import Changes, records_of
from kerneblik.reflection.dialogue import merged
from kerneblik.reflection.serialization import RECORD_TABLES, encode_answer, encode_record, encode_version
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher, round_id_of
from kerneblik.storage.errors import MissingRoundError, UnreadableRoundError, os_errors_as_storage_errors
from kerneblik.storage.format import round_tables
from kerneblik.storage.format.json_file import JsonStorage, Tables
from kerneblik.storage.format.round_tables import new_identity

if TYPE_CHECKING:
    from tinydb import TinyDB

    from kerneblik.storage.format.versions import Reconciled


class RoundFile:
    """Reads a round and changes it. Whoever changes it must hold the round's lock."""

    def __init__(self, path: Path, cipher: Cipher = PLAINTEXT) -> None:
        self.path = path
        self._storage = JsonStorage(path, cipher)
        self._tables: Tables | None = None
        self._decoded: round_tables.DecodedRound | None = None
        self._last_good: bytes | None = None

    @cached_property
    def _database(self) -> TinyDB:
        from tinydb import TinyDB  # noqa: PLC0415 - to read a round it is not needed, so no start is

        return TinyDB(storage=lambda: self._storage)

    @property
    def written(self) -> FileState | None:
        """The state of the file when it was last written here; None before that."""
        return self._storage.written

    @property
    def own_id(self) -> str:
        """The id that the file says its round has: another than its name says in a copy or after a renaming.

        Raises what `read` raises.
        """
        self._read()
        return round_tables.decode_head(self._tables or {}, self.path)[1]

    def read(self) -> Round:
        """The round as on disk now.

        Raises MissingRoundError, NewerRoundError, UnreadableRoundError and StorageError.
        """
        return self._read().round

    def _read(self) -> round_tables.DecodedRound:
        with os_errors_as_storage_errors(self.path):
            tables = self._storage.read()
        if tables is None:
            raise MissingRoundError("storage.missing", round=round_id_of(self.path))
        if self._decoded is None or tables is not self._tables:
            self._decoded = round_tables.decode(tables, self.path)
            self._tables, self._last_good = tables, self._storage.content
        return self._decoded

    def latest_stamp(self) -> datetime:
        """The latest moment at which anything in it was begun, written or agreed. Raises as `read` does."""
        decoded = self._read()
        stamps = [answer.edited for answer in decoded.round.answers.values()]
        stamps += [version.edited for version in decoded.versions.by_number.values()]
        stamps += [agreement.made for agreement in decoded.round.agreements.values()]
        return max([decoded.round.created, *filter(None, stamps)])

    def versions(self, key: str) -> list[Version]:
        """The versions of an answer as on disk now, the newest first. Raises as `read` does."""
        from kerneblik.storage.format.versions import newest_first  # noqa: PLC0415 - no start needs it

        return newest_first(_about(key, self._read().versions.by_number))

    def all_versions(self) -> list[Version]:
        """The versions of all answers, in the order in which they came. Raises as `read` does."""
        return [version for _, version in sorted(self._read().versions.by_number.items())]

    def create(self, round_: Round, versions: Iterable[Version] = ()) -> Round:
        """Make the file with all of `round_` and these versions; what it then holds. Raises StorageError."""
        head = Round(
            round_id_of(self.path),
            round_.name,
            round_.created,
            position=round_.position,
            archived=round_.archived,
            identity=round_.identity or new_identity(),
        )
        tables: Tables = {
            round_tables.ROUND_TABLE: {"1": round_tables.encode_head(head)},
            round_tables.ANSWERS_TABLE: {},
        }
        if documents := {str(number): encode_version(v) for number, v in enumerate(versions, 1)}:
            tables[round_tables.VERSIONS_TABLE] = documents
        earlier = round_tables.decode_versions(tables, self.path)
        head = replace(head, contested=earlier.contested())
        decoded = round_tables.DecodedRound(head, 1, {}, {}, earlier)
        return self._change(tables, decoded, Changes(round_.answers, records=records_of(round_)))

    def apply(self, changes: Changes, quarantine: Callable[[], object]) -> Round:
        """Make these changes to what is on disk now, in one write; what it then holds.

        If the file has gone or was damaged, the round is written anew as it last stood there, after
        `quarantine` was called for a damaged file.
        Raises MissingRoundError, NewerRoundError, UnreadableRoundError and StorageError.
        """
        try:
            decoded = self._read()
        except (MissingRoundError, UnreadableRoundError) as error:
            if self._last_good is None:
                raise
            self._tables = self._storage.parse(self._last_good)
            decoded = round_tables.decode(self._tables, self.path)
            if isinstance(error, UnreadableRoundError):
                quarantine()
        return self._change(self._tables or {}, decoded, changes)

    def _change(self, tables: Tables, old: round_tables.DecodedRound, changes: Changes) -> Round:
        head = round_tables.head_as_read_again(
            replace(
                old.round,
                name=old.round.name if changes.name is None else changes.name,
                position=changes.position or old.round.position,
                archived=old.round.archived if changes.archived is None else changes.archived,
            ),
            self.path,
        )
        records = self._merged(old.round, changes)
        reconciled = self._reconciled(old, changes)
        changed = {question: outcome.answer for question, outcome in reconciled.items()}
        ids = _numbered(changed, old.answer_ids)
        with os_errors_as_storage_errors(self.path), self._storage.transaction(tables):
            self._database.table(round_tables.ROUND_TABLE).update(
                round_tables.encode_head(head), doc_ids=[old.document_id]
            )
            answers = {ids[question]: encode_answer(answer) for question, answer in changed.items()}
            self._put(round_tables.ANSWERS_TABLE, answers, old.answer_ids.values())
            record_ids = self._write_records(records, old.record_ids)
            versions_changed = self._keep_versions(old.versions, reconciled, changes.looked_at)
        versions = round_tables.decode_versions(tables, self.path) if versions_changed else old.versions
        contested = versions.contested() if versions_changed else old.round.contested
        round_ = replace(
            old.round,
            name=head.name,
            position=head.position,
            archived=head.archived,
            answers={**old.round.answers, **changed},
            contested=contested,
        )
        round_ = round_.with_records(records)
        decoded = round_tables.DecodedRound(round_, old.document_id, ids, record_ids, versions)
        self._tables, self._decoded = tables, decoded
        self._last_good = self._storage.content
        return round_

    def _merged(self, there: Round, changes: Changes) -> list[Record]:
        """The changed records as they are to be kept, with what others changed in them meanwhile."""
        known, bases = records_of(there), changes.record_bases
        records = (
            merged(bases[key], known[key], record) if key in known and key in bases else record
            for key, record in changes.records.items()
        )
        return [round_tables.record_as_read_again(record, self.path) for record in records]

    def _reconciled(self, old: round_tables.DecodedRound, changes: Changes) -> dict[str, Reconciled]:
        from kerneblik.storage.format.versions import reconcile  # noqa: PLC0415 - a save needs it, no start

        again = [round_tables.answer_as_read_again(answer, self.path) for answer in changes.answers.values()]
        return {
            answer.key: reconcile(old.round.answers.get(answer.key), changes.bases.get(answer.key), answer)
            for answer in again
        }

    def _write_records(
        self, records: Iterable[Record], ids: Mapping[str, Mapping[str, int]]
    ) -> dict[str, dict[str, int]]:
        """Put the records into their tables; where all records then stand."""
        ids_now = {table: dict(of_table) for table, of_table in ids.items()}
        by_table: dict[str, dict[str, Record]] = {}
        for record in records:
            by_table.setdefault(RECORD_TABLES[type(record)], {})[record.id] = record
        for table, of_table in by_table.items():
            before = ids_now.get(table, {})
            numbers = ids_now[table] = _numbered(of_table, before)
            documents = {numbers[id_]: encode_record(record) for id_, record in of_table.items()}
            self._put(table, documents, before.values())
        return ids_now

    def _put(self, name: str, documents: Mapping[int, Mapping[str, Any]], there: Iterable[int]) -> None:
        """Put documents into a table by their numbers, each over the one that is there.

        All at once: each step of TinyDB goes through the whole table.
        """
        from tinydb.table import Document  # noqa: PLC0415 - as above

        table, known = self._database.table(name), set(there)
        changed = [number for number in documents if number in known]
        if changed:
            fresh = (documents[number] for number in changed)  # TinyDB goes through them in this order
            table.update(lambda document: document.update(next(fresh)), doc_ids=changed)
        added = [Document(document, number) for number, document in documents.items() if number not in known]
        if added:
            table.insert_multiple(added)

    def _keep_versions(
        self,
        old: round_tables.DecodedVersions,
        reconciled: Mapping[str, Reconciled],
        looked_at: frozenset[Version],
    ) -> bool:
        """Keep earlier texts as the rule has it; whether anything about them changed."""
        from kerneblik.storage.format.versions import kept_versions, too_much  # noqa: PLC0415 - as above

        there = old.by_number
        wanted = dict(there)
        numbers = _free(old.numbers)
        by_key: dict[str, dict[int, Version]] = {}
        for number, version in there.items():
            by_key.setdefault(version.key, {})[number] = version
        for key in reconciled.keys() | {version.key for version in looked_at}:
            before = by_key.get(key, {})
            after = kept_versions(before, reconciled.get(key), looked_at, numbers)
            for number in before.keys() - after.keys():
                del wanted[number]
            wanted |= after
        if wanted == there:
            return False
        for number in too_much(wanted):
            del wanted[number]
        self._write_versions(there, wanted)
        return True

    def _write_versions(self, there: Mapping[int, Version], wanted: Mapping[int, Version]) -> None:
        gone = [number for number in there if number not in wanted]
        if gone:
            self._database.table(round_tables.VERSIONS_TABLE).remove(doc_ids=gone)
        changed = {n: encode_version(v) for n, v in wanted.items() if v != there.get(n)}
        self._put(round_tables.VERSIONS_TABLE, changed, there)


def _about(key: str, versions: Mapping[int, Version]) -> dict[int, Version]:
    return {number: version for number, version in versions.items() if version.key == key}


def _numbered(keys: Iterable[str], numbers: Mapping[str, int]) -> dict[str, int]:
    """The numbers of documents by their keys, with one for each of these keys that has none yet."""
    added = [key for key in keys if key not in numbers]
    return {**numbers, **dict(zip(added, _free(numbers.values()), strict=False))}


def _free(numbers: Iterable[int]) -> Iterator[int]:
    """Numbers of documents that none has yet."""
    return count(max(numbers, default=0) + 1)
