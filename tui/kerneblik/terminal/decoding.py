"""Decodes what a terminal sends, whatever encoding it uses."""

from __future__ import annotations

import codecs

FALLBACK_ENCODING = "cp1252"
"""The encoding of bytes that aren't UTF-8; for all that can be typed it is the same as ISO-8859-1."""


class KeyboardDecoder:
    """Decodes UTF-8 as it arrives, and byte by byte what isn't UTF-8.

    A terminal that is set to Latin-1 sends æ as one byte, whatever the locale says; it arrives as æ. Text in
    Latin-1 that looks like UTF-8 doesn't occur: that would take signs such as Ã followed by others like ¦.

    Args:
        locale_encoding: what the locale says; where it is an encoding of single bytes, such as ISO-8859-15,
            it is what bytes are taken for.
    """

    def __init__(self, locale_encoding: str = FALLBACK_ENCODING) -> None:
        encoding = locale_encoding if _has_single_bytes(locale_encoding) else FALLBACK_ENCODING
        self._errors = f"terminal.{encoding}"
        codecs.register_error(self._errors, lambda error: _decode_bytes(error, encoding))
        self._decoder = codecs.getincrementaldecoder("utf-8")(self._errors)

    @property
    def waiting(self) -> bool:
        """Whether the first bytes of a character have arrived, but not the rest."""
        return bool(self._decoder.getstate()[0])

    def feed(self, data: bytes) -> str:
        """The text of these bytes; the beginning of a character at their end is kept for the next ones."""
        return self._decoder.decode(data)

    def flush(self) -> str:
        """The text of the bytes that were kept, now that the rest is not expected any more."""
        text = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return text


def _decode_bytes(error: UnicodeError, encoding: str) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(encoding, "replace"), error.end


def _has_single_bytes(encoding: str) -> bool:
    """Whether each byte is a character in this encoding; not for Latin-1, as cp1252 has more characters."""
    try:
        return codecs.lookup(encoding).name != "iso8859-1" and len(bytes(range(256)).decode(encoding)) == 256  # noqa: PLR2004
    except (LookupError, UnicodeError):
        return False
