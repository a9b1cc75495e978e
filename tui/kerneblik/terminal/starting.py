"""What makes an app start faster, stall less and keep to itself. It runs before all other imports."""

from __future__ import annotations

import gc
import os
from collections.abc import MutableMapping

FRAMES_PER_SECOND = "240"
"""Start waits for several frames; where updates are small, more frames cost no more bytes."""
LOOKS = ("FPS", "COLOR_SYSTEM", "ANIMATIONS", "FILTERS", "DIM_FACTOR", "SMOOTH_SCROLL", "DISABLE_KITTY_KEY")
"""The variables of Textual, TEXTUAL_ before them, that change how an app looks and no more."""


def before_imports() -> None:
    """Call this before Textual is imported: it reads its settings then."""
    gc.disable()
    gc.set_threshold(100_000, 50, 100)
    forget_developers_switches(os.environ)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)


def forget_developers_switches(environ: MutableMapping[str, str]) -> None:
    """Drop what makes Textual log what is typed, take screenshots, press keys or load other code."""
    kept = {f"TEXTUAL_{name}" for name in LOOKS}
    for name in [name for name in environ if name.startswith("TEXTUAL") and name not in kept]:
        del environ[name]


def after_start() -> None:
    """Call this once the app stands: what is there by then is not looked through for garbage, now or later.

    A collection that goes through all of it stalls one key for 16 to 45 ms, and hardly any of it is garbage.
    """
    gc.freeze()
    gc.enable()
