"""What a list of rounds says of one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kerneblik.bounds import moment_of
from kerneblik.dataclass import dataclass
from kerneblik.reflection import Round
from kerneblik.storage.encryption.cipher import Cipher, round_id_of
from kerneblik.storage.errors import StorageError
from kerneblik.storage.round_file import RoundFile


@dataclass(frozen=True)
class RoundSummary:
    """What a list of rounds shows of one."""

    id: str
    name: str
    """The id, when the file can't be read."""
    created: datetime
    """Aware, UTC; when the file last changed, if it can't be read."""
    path: Path
    error: StorageError | None = None
    """Why the file can't be read."""
    own_id: str = ""
    """The id that the file itself says; another one in a copy of a round."""
    round: Round | None = None
    """All that it holds; None when it can't be read."""

    @property
    def archived(self) -> bool:
        """True when the leader has put it away, as far as can be read."""
        return self.round is not None and self.round.archived

    @classmethod
    def from_file(cls, path: Path, cipher: Cipher) -> RoundSummary:
        """What the round file `path` holds. Raises OSError when it has gone."""
        try:
            file = RoundFile(path, cipher)
            round_, own_id = file.read(), file.own_id
        except StorageError as error:
            changed = moment_of(path.lstat().st_mtime)
            return cls(round_id_of(path), round_id_of(path), changed, path, error)
        return cls(round_.id, round_.name, round_.created, path, own_id=own_id, round=round_)
