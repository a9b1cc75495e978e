"""The process that a document is made in: `python -m kerneblik.documents.render_process WRITER`.

Standard input is the content and the language, pickled by `RenderJob`; standard output is a line of JSON, the
characters that can't be printed, and then the document. Time and memory are limited, and it writes no file.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from contextlib import suppress

import orjson

OUT_OF_MEMORY = 3
"""The exit code when memory was not enough."""
_MOST_CPU = 60
"""Seconds of CPU time."""
_MOST_MEMORY = 2 << 30
"""Bytes of address space."""
_NICE = 5
"""How much lower its priority is than the app's."""


def main() -> int:
    """Read the content, write the document."""
    from kerneblik.documents.formats import writer  # noqa: PLC0415
    from kerneblik.language import Translator  # noqa: PLC0415 - RenderJob imports this module for its codes

    write = writer(sys.argv[1])
    _limit()
    try:
        content, language = pickle.load(sys.stdin.buffer)  # noqa: S301 - RenderJob's own
        rendered = write(content, Translator(language))
        sys.stdout.buffer.write(orjson.dumps(rendered.unprintable) + b"\n" + rendered.content)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _limit() -> None:
    """Limit priority, memory, CPU time and written files; called before any text is read."""
    os.nice(_NICE)
    wanted = {
        resource.RLIMIT_CORE: 1,  # less than any dump; 0 still lets Linux hand one to a collecting program
        resource.RLIMIT_FSIZE: 0,  # not a byte of the text on a disk; pipes have no size
        resource.RLIMIT_CPU: _MOST_CPU,
        resource.RLIMIT_AS: _MOST_MEMORY,
    }
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError):  # a system that has the name of a limit, but not the limit
            resource.setrlimit(kind, (within, hard))


if __name__ == "__main__":
    sys.exit(main())
