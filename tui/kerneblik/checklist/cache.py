"""A cache file of the checklist, which loads faster than YAML.

Reading YAML takes a tenth of the time that the app needs to start, and a checklist hardly ever changes. The
first line of the cache is a checksum of the rest: a damaged cache is never used.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from kerneblik import __version__
from kerneblik.checklist.loader import parse_checklist, read_checklist_file
from kerneblik.checklist.model import Actor, Checklist, Kind, Question, Theme, Words
from kerneblik.files import read_private, write_atomically

_LIMIT = 16 * 1024 * 1024
"""Bytes; a larger file is not one of these."""


def load_through_cache(path: Path, cache: Path) -> Checklist:
    """The checklist in `path`, taken from the file `cache` when that was made of the same content.

    Otherwise `path` is parsed and `cache` written; a cache that can't be read or written does no harm. Raises
    ChecklistError as `load_checklist` does.
    """
    content = read_checklist_file(path)
    key = _key(content)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # no good: made anew
        checksum, _, made = (read_private(cache, _LIMIT) or b"").partition(b"\n")
        kept = orjson.loads(made) if checksum == _checksum(made) else {}
        if kept["key"] == key:
            return _checklist(kept["checklist"])
    checklist = parse_checklist(content, str(path))
    with suppress(OSError):  # the next start reads the YAML again
        made = orjson.dumps({"key": key, "checklist": checklist})
        write_atomically(cache, _checksum(made) + b"\n" + made)
    return checklist


def _checksum(content: bytes) -> bytes:
    return b"%08x" % crc32(content)


def _key(content: bytes) -> list[object]:
    """What tells one version's cache from another's, and one content from another: that is in it, whole.

    Comparing it takes no time, while what makes a checksum would have to be imported first.
    """
    return [__version__, content.decode("latin-1")]


def _checklist(kept: Mapping[str, Any]) -> Checklist:
    return Checklist(
        title=Words(**kept["title"]),
        introduction=Words(**kept["introduction"]),
        themes=tuple(Theme(theme["id"], Words(**theme["name"])) for theme in kept["themes"]),
        actors=tuple(_actor(actor) for actor in kept["actors"]),
        languages=tuple(kept["languages"]),
    )


def _actor(kept: Mapping[str, Any]) -> Actor:
    return Actor(
        id=kept["id"],
        name=Words(**kept["name"]),
        short=Words(**kept["short"]),
        questions=tuple(
            Question(q["id"], Kind(q["kind"]), q["theme"], Words(**q["text"])) for q in kept["questions"]
        ),
        central=kept["central"],
        documents=Words(**kept["documents"]) if kept["documents"] is not None else None,
        aliases=tuple(kept["aliases"]),
    )
