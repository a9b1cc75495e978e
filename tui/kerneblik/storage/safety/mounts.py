"""What kind of file system a path lies on, as Linux tells it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_ESCAPE = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True)
class Mount:
    """A mounted file system."""

    point: Path
    """Where it is mounted."""
    kind: str
    """`ext4`, `tmpfs`, `nfs4`, ..."""
    source: str
    """The device, or the server and its directory."""
    options: frozenset[str]
    """How it is mounted: `ro`, `nolock`, `local_lock=all`, ..."""


def mount_of(path: Path, table: Path = _TABLE) -> Mount | None:
    """The mount that `path` lies on, be it there or not; None where the system doesn't tell."""
    try:
        lines = os.fsdecode(table.read_bytes()).splitlines()
    except OSError:
        return None
    real = path.resolve()
    found: Mount | None = None
    for line in lines:  # in the order of mounting: a later one hides an earlier one at the same point
        mount = _mount(line)
        if mount is not None and real.is_relative_to(mount.point):
            deeper = found is None or len(mount.point.parts) >= len(found.point.parts)
            found = mount if deeper else found
    return found


def _mount(line: str) -> Mount | None:
    """One line of the table: `36 35 98:0 /root /point rw,noatime shared:1 - ext4 /dev/sda rw,errors=...`."""
    mounted, dash, system = line.partition(" - ")
    fields, of_system = mounted.split(" "), system.split(" ")
    if not dash or len(fields) < 6 or len(of_system) < 3:  # noqa: PLR2004 - as above
        return None
    options = frozenset([*fields[5].split(","), *of_system[2].split(",")])
    return Mount(Path(_unescaped(fields[4])), of_system[0], _unescaped(of_system[1]), options)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda code: chr(int(code[1], 8)), text)
