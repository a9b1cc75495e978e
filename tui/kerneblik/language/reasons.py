"""Why the system refused something, in the user's words."""

from __future__ import annotations

import errno

from kerneblik.language.translator import Translator


def reason(error: Exception, t: Translator) -> str:
    """What the system says by its error number; in its own words where the catalogues have none."""
    number = getattr(error, "errno", None)
    key = f"reason.{errno.errorcode.get(number or 0, '')}"
    return t(key) if t.has(key) else getattr(error, "strerror", None) or str(error) or type(error).__name__
