"""Who a document is from, and when it was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kerneblik.language import Translator
from kerneblik.text import clean_line


@dataclass(frozen=True)
class Sender:
    """The leader, as documents name them; what is empty is left out."""

    name: str = ""
    title: str = ""
    workplace: str = ""

    @property
    def words(self) -> str:
        """All that was given, on one line: `Anne Holm, centerleder, Plejecenter Nord`; may be empty."""
        return ", ".join(filter(None, map(clean_line, (self.name, self.title, self.workplace))))

    def byline(self, t: Translator, today: date) -> str:
        """The sender, if any, and the day of the print, on one line."""
        printed = t("document.printed", date=t.day(today))
        return f"{self.words} · {printed}" if self.words else printed

    def as_settings(self) -> dict[str, Any]:
        """The sender as JSON values, for `Settings.sender`."""
        return asdict(self)

    @classmethod
    def from_settings(cls, kept: Mapping[str, Any]) -> Sender:
        """The sender that `as_settings` returned. Values that are no text are ignored."""
        return cls(**{name: kept[name].strip() for name in asdict(cls()) if isinstance(kept.get(name), str)})


NOBODY = Sender()
"""No sender is named."""
