"""What Textual read of the style sheets, kept from one start to the next."""

from __future__ import annotations

from contextlib import suppress

import platformdirs

from kerneblik.files import make_private_directory, read_private, write_atomically
from kerneblik.terminal.app import IncrementalApp

_LIMIT = 4 * 1024 * 1024
"""Bytes; a larger file is not one of these."""


def use_style_cache(app: IncrementalApp[str]) -> None:
    """Have the app take from the user's own cache what it read of the style sheets before, and keep it there.

    The cache is the machine's, not the data directory's: that may be shared with machines that have other
    versions. Where it can't be read or written, nothing is lost but some milliseconds.
    """
    directory = platformdirs.user_cache_path("kerneblik", appauthor=False)
    file = directory / "styles"

    def keep(content: bytes) -> None:
        with suppress(OSError):  # the next start reads the style sheets again
            make_private_directory(directory, parents=True)
            write_atomically(file, content)

    kept = None
    with suppress(OSError):  # there is none
        kept = read_private(file, _LIMIT)
    app.remember_styles(kept or b"", keep)
