"""Damaging a sound file in the ways in which disks, editors and people do it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

VALUES = [
    None,
    True,
    False,
    0,
    -1,
    2**63,
    1e308,
    "",
    "æ\u202e\x1b[2J",
    "\ud800",
    [],
    {},
    [[]],
    "2026-13-45",
    "x" * 999,
]
"""What a field may hold instead of what it should."""
SIGNS = [
    b"\x00",
    b"\xff",
    b"\xc3",
    b"{",
    b"}",
    b'"',
    b"\\",
    b"\n",
    b"- ",
    b": ",
    b"&a ",
    b"*a",
    b"!!x ",
    b"%",
    b"\t",
]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with one to four damages: bytes changed, cut out, put in, doubled, the end cut off."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_DAMAGES)(content, chance)
    return content


def _change(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _put_in(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(SIGNS) + content[at:]


def _cut_out(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[at + chance.randrange(1, 40) :]


def _double(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[max(0, at - chance.randrange(1, 200)) :]


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _blank(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + b"\0" * (len(content) - at)


_DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [
    _change, _change, _put_in, _put_in, _cut_out, _cut_out, _double, _cut_off, _blank,
]  # fmt: skip


def misshapen(content: bytes, chance: random.Random) -> bytes:
    """A JSON document that is whole, but holds somewhere what it should not, or lacks something."""
    document = json.loads(content)
    for _ in range(chance.randint(1, 3)):
        parent, key = chance.choice(list(_places(document)))
        if chance.random() < 0.3:
            del parent[key]
        elif isinstance(parent, dict) and chance.random() < 0.2:
            parent[chance.choice(["", "0", "01", "x", "9" * 30])] = parent.pop(key)
        else:
            parent[key] = chance.choice(VALUES)
        if not document:
            break
    return json.dumps(document).encode(errors="surrogatepass")


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    found = [(node, key) for key in keys]
    for key in keys:
        found += _places(node[key])
    return found
