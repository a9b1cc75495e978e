"""A TinyDB storage that checks the JSON it reads and writes it atomically, once per transaction."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from kerneblik.event_log import timed
from kerneblik.files import FileState, read_private, write_atomically
from kerneblik.storage.encryption.cipher import PLAINTEXT, Cipher
from kerneblik.storage.errors import StorageError, UnreadableRoundError

Tables = dict[str, Any]
"""What a file holds: the documents per table, as JSON values."""

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes; a larger file is no round that anybody wrote by hand."""

_LONE_SURROGATE = "[\ud800-\udfff]"


class JsonStorage:
    """The tables of one file, for TinyDB to change; without it they can be read.

    What was parsed is used again as long as the file holds the very same bytes. Comparing them takes
    less time than parsing, and unlike a time stamp it can't be mistaken about what others wrote.
    """

    def __init__(self, path: Path, cipher: Cipher = PLAINTEXT) -> None:
        self._path = path
        self._cipher = cipher
        self.content: bytes | None = None
        """What stood on disk when it was last read or written here."""
        self.written: FileState | None = None
        """The state of the file when it was last written here."""
        self._tables: Tables | None = None
        self._in_transaction = False

    def read(self) -> Tables | None:
        """The tables as on disk, or within a transaction as it has changed them; None without a file.

        Raises UnreadableRoundError, and OSError.
        """
        if self._in_transaction:
            return self._tables
        try:
            content = read_private(self._path, SIZE_LIMIT)
        except FileNotFoundError:
            return None
        if content is None:
            raise UnreadableRoundError("storage.unreadable.too_large", path=self._path)
        if content != self.content or self._tables is None:
            self._tables = self.parse(content)
            self.content = content
        return self._tables

    def parse(self, content: bytes) -> Tables:
        """The tables in what stands on disk, or once stood there. Raises UnreadableRoundError."""
        return parse_tables(self._cipher.decrypt(content, self._path), self._path)

    def write(self, data: Tables) -> None:
        """Keep the tables on disk, or within a transaction until its end. Raises StorageError and OSError."""
        self._tables = data
        if not self._in_transaction:
            content = orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
            if len(content) > SIZE_LIMIT:
                raise StorageError("storage.too_large", path=self._path)
            encrypted = self._cipher.encrypt(content)
            with timed("write", bytes=len(encrypted)):
                self.written = write_atomically(self._path, encrypted)
            self.content = encrypted

    @contextmanager
    def transaction(self, tables: Tables) -> Iterator[None]:
        """Start from `tables`; everything written in the body reaches the disk at its end, in one write.

        When the body or the write fails, the disk keeps what it had and nothing of the attempt is remembered.
        """
        self._tables, self._in_transaction = tables, True
        try:
            yield
            self._in_transaction = False
            self.write(self._tables)
        except BaseException:
            self._tables = None
            raise
        finally:
            self._in_transaction = False


def parse_tables(content: bytes, path: Path) -> Tables:
    """The JSON object in `content`. Raises UnreadableRoundError, which names `path`."""
    if not content.strip(b"\0 \t\r\n"):  # zeros: what some file systems leave after a power cut
        raise UnreadableRoundError("storage.unreadable.empty", path=path)
    try:
        tables = _parse(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableRoundError("storage.unreadable.no_json", path=path) from error
    if not isinstance(tables, dict):
        raise UnreadableRoundError("storage.unreadable.no_round", path=path)
    return tables


def _parse(content: bytes) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        # The standard library lets half a character through, as others may write it: again, without it.
        text = json.dumps(json.loads(content), ensure_ascii=False, allow_nan=False)
        return orjson.loads(re.sub(_LONE_SURROGATE, "", text))
