"""What is fed with damaged input, and what has to come of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kerneblik.checklist import Checklist, ChecklistError, describe
from kerneblik.checklist.cache import load_through_cache
from kerneblik.checklist.loader import load_checklist, parse_checklist
from kerneblik.documents.round_json import RoundImportError, as_json, from_json
from kerneblik.errors import KerneblikError
from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Changes, Round
from kerneblik.settings import Settings, load_settings
from kerneblik.storage import RoundStore, StorageError
from support.app import ROOT, answer, round_with, shipped_checklist
from support.prose import GAPS, differences
from support.prose import PIECES as WORDS
from support.terminal.arriving import fuzz_input
from support.terminal.drawing import NARROW_PIECES, PIECES, compare
from tools.fuzz.mutations import damaged, misshapen

CHECKLIST = ROOT / "checklist.yaml"
TEXTS = ("Tryghed på ældreområdet\n\n- tid\n- tillid", "Et helt andet svar", "Æøå € 漢字")

Try = Callable[[random.Random], None]


def _is_worded(error: KerneblikError) -> None:
    """Every message has words in both languages, and its values fit them."""
    for language in LANGUAGES:
        words = Translator(language)(error.key, **error.values)
        assert words
        if isinstance(error, ChecklistError):
            assert all(describe(error, Translator(language)))


class Rounds:
    """Files of rounds: opened, and then saved in; or refused in words, and left alone."""

    def __init__(self, place: Path) -> None:
        self._directory = place / "rounds"
        checklist = shipped_checklist()
        store = RoundStore(self._directory)
        questions = [question.id for question in checklist.questions]
        self._id = store.add(round_with(checklist, dict.fromkeys(questions[:6], TEXTS[0]))).id
        for number, text in enumerate(TEXTS[1:]):
            written = replace(answer(checklist, questions[0], text), edit_session=f"s{number}")
            written = replace(written, edited=datetime(2026, 11, 4, tzinfo=UTC) + timedelta(days=number))
            store.save(self._id, Changes({questions[0]: written}))
        self._path = store.path(self._id)
        self._sound = self._path.read_bytes()
        self._more = answer(checklist, questions[7], "og mere")

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one file."""
        content = chance.choice((damaged, misshapen))(self._sound, chance)
        self._path.write_bytes(content)
        store = RoundStore(self._directory)
        try:
            round_ = store.open(self._id)
            versions = store.versions(self._id, self._more.question)
            assert self._path.read_bytes() == content
            kept = store.save(self._id, Changes({self._more.question: self._more}))
        except StorageError as error:
            _is_worded(error)
            assert self._path.read_bytes() == content
            return
        assert isinstance(versions, list)
        assert (
            kept.answers.items()
            >= {**round_.answers, self._more.question: kept.answers[self._more.question]}.items()
        )
        assert RoundStore(self._directory).open(self._id) == kept


class Checklists:
    """Checklists: read, or refused with all their mistakes."""

    def __init__(self, _: Path) -> None:
        self._sound = CHECKLIST.read_bytes()

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one file."""
        try:
            checklist = parse_checklist(damaged(self._sound, chance), "checklist.yaml")
        except ChecklistError as error:
            _is_worded(error)
            return
        assert isinstance(checklist, Checklist)
        assert checklist.questions


class Imports:
    """Rounds from elsewhere: taken in whole, or refused in words with nothing taken in."""

    def __init__(self, place: Path) -> None:
        checklist = shipped_checklist()
        questions = [question.id for question in checklist.questions]
        self._sound = as_json(
            round_with(checklist, dict.fromkeys(questions[:5], TEXTS[0]), position=questions[0])
        )
        self._place = place / "imports"

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one file."""
        content = chance.choice((damaged, misshapen))(self._sound, chance)
        try:
            round_ = from_json(content).round
        except RoundImportError as error:
            _is_worded(error)
            return
        assert isinstance(round_, Round)
        store = RoundStore(self._place / f"{chance.random()}")
        assert store.add(round_).answers == round_.answers


class SettingsFiles:
    """Settings: read as far as they make sense, and put aside when they make none."""

    def __init__(self, place: Path) -> None:
        self._path = place / "settings.json"
        self._sound = b'{"language": "da", "theme": "dark", "introduction_seen": true, "lock_after": 10}'

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one file."""
        content = chance.choice((damaged, misshapen))(self._sound, chance)
        self._path.write_bytes(content)
        settings, error = load_settings(self._path)
        assert isinstance(settings, Settings)
        if error is not None:
            _is_worded(error)
        aside = self._path.with_name("settings.unreadable.json")
        assert content in [path.read_bytes() for path in (self._path, aside) if path.exists()]


class Caches:
    """The checklist's cache: it never changes what is asked."""

    def __init__(self, place: Path) -> None:
        self._cache = place / "checklist.cache"
        self._checklist = load_checklist(CHECKLIST)
        load_through_cache(CHECKLIST, self._cache)
        self._sound = self._cache.read_bytes()

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one file."""
        self._cache.write_bytes(damaged(self._sound, chance))
        assert load_through_cache(CHECKLIST, self._cache) == self._checklist


class Keyboards:
    """What arrives from a terminal: nothing ends the reading of it."""

    def __init__(self, _: Path) -> None:
        self._sound = (
            b"tekst \xc3\xa6\x1b[A\x1b[200~ind\x1b[201~\x1b[?62;22c\x1bP>|x\x1b\\\x1b[<0;5;5M\x1b[97;5u\x1bOP"
        )

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one stream."""
        data = damaged(self._sound * chance.randint(1, 3), chance)
        fuzz_input(data, [chance.randrange(len(data) + 1) for _ in range(chance.randint(0, 5))])


class Texts:
    """What people type: the same in every form, and all of it; on paper a batch at a time."""

    BATCH = 25

    def __init__(self, _: Path) -> None:
        self._texts: list[str] = []

    def __call__(self, chance: random.Random) -> None:
        """Feed it with one text."""
        parts = (chance.choice(choices) for _ in range(chance.randrange(40)) for choices in (GAPS, WORDS))
        self._texts.append("".join(parts))
        assert differences(self._texts[-1:], on_paper=False) == {}
        if len(self._texts) == self.BATCH:
            texts, self._texts = self._texts, []
            assert differences(texts) == {}


class Updates:
    """What is drawn: the terminal shows the same with ScreenDiff as without it."""

    def __init__(self, _: Path) -> None:
        pass

    def __call__(self, chance: random.Random) -> None:
        """Feed it with a screen that changes ten times."""
        compare(chance, chance.choice((NARROW_PIECES, PIECES)), updates=10)


TARGETS: Mapping[str, Callable[[Path], Try]] = {
    "rounds": Rounds,
    "checklists": Checklists,
    "imports": Imports,
    "settings": SettingsFiles,
    "caches": Caches,
    "keyboards": Keyboards,
    "texts": Texts,
    "updates": Updates,
}
"""By name, what makes each target ready in a directory of its own."""
