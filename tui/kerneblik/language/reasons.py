"""Why the operating system refused something, in the user's language."""

from __future__ import annotations

import errno

from kerneblik.language.translator import Translator


def reason(error: Exception, t: Translator) -> str:
    """The sentence for the error number; the system's own message where the catalogues have no sentence."""
    number = getattr(error, "errno", None)
    key = f"reason.{errno.errorcode.get(number or 0, '')}"
    return t(key) if t.has(key) else getattr(error, "strerror", None) or str(error) or type(error).__name__
