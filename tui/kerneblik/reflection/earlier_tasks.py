"""The texts of tasks as they were when answers were parsed as CommonMark.

The ids of agreements that were made of tasks in older rounds are computed from these texts. At that time, the
lines below a task belonged to it, and everything that is markup in CommonMark was left out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kerneblik.prose.parse import markdown_it

_ITEM = re.compile(r"\[[ xX]?\]\s+(\S.*)", re.DOTALL)


def earlier_texts(text: str) -> dict[int, str]:
    """The texts of the tasks in a text, by the numbers of their lines, counted from 0."""
    tokens = [token for token in markdown_it("commonmark").parse(text) if token.type != "paragraph_open"]
    found: dict[int, str] = {}
    for before, token in pairwise(tokens):
        if before.type == "list_item_open" and token.type == "inline" and token.map is not None:
            words = (" " if part.type.endswith("break") else part.content for part in token.children or ())
            if match := _ITEM.fullmatch(" ".join("".join(words).split())):
                found[token.map[0]] = match[1]
    return found
