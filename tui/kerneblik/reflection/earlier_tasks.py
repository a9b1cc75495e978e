"""What tasks said when answers were read as CommonMark: the ids of agreements in older rounds come from that.

A task took the lines below it along, and its words lost all that CommonMark takes for marks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kerneblik.prose.parse import markdown_it

_ITEM = re.compile(r"\[[ xX]?\]\s+(\S.*)", re.DOTALL)


def earlier_texts(text: str) -> dict[int, str]:
    """What the tasks of a text said, by the lines on which they stand, counted from 0."""
    tokens = [token for token in markdown_it("commonmark").parse(text) if token.type != "paragraph_open"]
    found: dict[int, str] = {}
    for before, token in pairwise(tokens):
        if before.type == "list_item_open" and token.type == "inline" and token.map is not None:
            words = (" " if part.type.endswith("break") else part.content for part in token.children or ())
            if match := _ITEM.fullmatch(" ".join("".join(words).split())):
                found[token.map[0]] = match[1]
    return found
