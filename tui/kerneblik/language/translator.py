"""Chooses the language, finds the sentence for a key of the catalogues, and writes dates and times."""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module

LANGUAGES = ("da", "en")
"""The codes of the languages that there is a catalogue for."""

_AUTUMN = 7
"""The first month of the half-year called autumn; the working year turns with the summer holidays."""

_SCANDINAVIAN = frozenset({"da", "nb", "nn", "no", "sv"})
"""Locales whose readers are better served in Danish than in English."""


def choose_language(
    option: str | None, choice: str | None, environment: Mapping[str, str] = os.environ
) -> str:
    """The language to use: the command line's, else the one in the user's settings, else the locale's.

    Danish, Norwegian and Swedish locales give Danish, other real languages English;
    C, POSIX or no locale at all gives Danish.
    """
    for wanted in (option, choice):
        if wanted in LANGUAGES:
            return wanted
    named = next(filter(None, (environment.get(k) for k in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    tag = named.split(".")[0].split("@")[0].split("_")[0].lower()
    return "da" if tag in {"", "c", "posix"} | _SCANDINAVIAN else "en"


_PARTS = (
    "common", "write", "help", "search", "overview", "review", "dialogue", "storage", "startup", "lock",
    "agreements", "checklists", "cli", "doctor", "documents", "plain", "rounds",
)  # fmt: skip
"""The modules of a catalogue, those first that the first screen needs."""


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All sentences of one language by key. Raises LookupError for a language there is no catalogue for."""
    if language not in LANGUAGES:
        raise LookupError(language)
    return {key: words for part in _PARTS for key, words in _part(language, part).items()}


def _part(language: str, name: str) -> Mapping[str, str]:
    sentences: Mapping[str, str] = vars(import_module(f"kerneblik.language.{language}.{name}"))[name.upper()]
    return sentences


class _Sentences(dict[str, str]):
    """The sentences of the parts read so far.

    For a key that is in none of them, the part that is named as the key begins is read, then those in the
    order of `_PARTS`, until one has it.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._read: set[str] = set()

    def __missing__(self, key: str) -> str:
        named = [part for part in _PARTS if key.startswith(f"{part}.")]
        for part in (*named, *_PARTS):
            if part not in self._read:  # it does no harm if two threads read a part at once
                self.update(_part(self._language, part))
                self._read.add(part)
            if key in self:
                return self[key]
        raise KeyError(key)


@cache
def _sentences(language: str) -> Mapping[str, str]:
    if language not in LANGUAGES:
        raise LookupError(language)
    return _Sentences(language)


class Translator:
    """The sentences of one language; call it as `t("key", name=value)`."""

    def __init__(self, language: str) -> None:
        self.language = language
        """The language code, `da` or `en`."""
        self._sentences = _sentences(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence for `key` with its `{placeholders}` filled in. Raises KeyError for an unknown key."""
        message = self._sentences[key]
        return message.format(**values) if values else message

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """The sentence `key.one` or `key.other`, with `{count}` filled in."""
        return self(f"{key}.{'one' if count == 1 else 'other'}", count=count, **values)

    def has(self, key: str) -> bool:
        """True when the catalogue has this key."""
        return key in catalogue(self.language)

    def time(self, moment: dt.datetime) -> str:
        """The local time of day, written as the language writes it: 14.02 or 14:02."""
        return moment.astimezone().strftime(self("format.time"))

    def date(self, moment: dt.datetime) -> str:
        """The local date: 3. november 2026 or 3 November 2026."""
        return self.day(moment.astimezone().date())

    def short_date(self, moment: dt.datetime) -> str:
        """The local date in short: 03.11.26 or 03/11/26."""
        return self.short_day(moment.astimezone().date())

    def day(self, day: dt.date) -> str:
        """A day: 3. november 2026 or 3 November 2026."""
        return self("format.date", day=day.day, month=self(f"month.{day.month}"), year=day.year)

    def full_day(self, day: dt.date) -> str:
        """A day with its day of the week: tirsdag den 3. november 2026 or Tuesday 3 November 2026."""
        return self("format.full_date", weekday=self(f"weekday.{day.isoweekday()}"), date=self.day(day))

    def typed_day(self, day: dt.date) -> str:
        """A day as one would type it: 3.11.2026 or 3/11/2026."""
        return self("format.typed_date", day=day.day, month=day.month, year=day.year)

    def short_day(self, day: dt.date) -> str:
        """A day in short: 03.11.26 or 03/11/26."""
        return day.strftime(self("format.short_date"))

    def half_year(self, moment: dt.datetime) -> str:
        """The half-year, after which a new round is named: Efterår 2026 or Autumn 2026."""
        local = moment.astimezone()
        return f"{self('season.autumn' if local.month >= _AUTUMN else 'season.spring')} {local.year}"


def reason(error: Exception, t: Translator) -> str:
    """Why the system refused something: the sentence for the error's number, else its own message."""
    number = getattr(error, "errno", None)
    key = f"reason.{errno.errorcode.get(number or 0, '')}"
    return t(key) if t.has(key) else getattr(error, "strerror", None) or str(error) or type(error).__name__
