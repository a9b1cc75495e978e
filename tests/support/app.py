"""What several kinds of tests build on: the shipped checklist, rounds made up for the purpose, the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kerneblik.checklist import Checklist, load_checklist
from kerneblik.cli.demo import example_rounds
from kerneblik.language import Translator
from kerneblik.reflection import Answer, Changes, Position, Round
from kerneblik.settings import Settings
from kerneblik.storage import Cipher, DirectoryEncryption, RoundStore
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import AppDependencies, StartupContext
from kerneblik.ui.startup.startup import Startup

ROOT = Path(__file__).parents[2]
ROUND = "2026-11-03"
NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def shipped_checklist() -> Checklist:
    return load_checklist(ROOT / "checklist.yaml")


def example_round(checklist: Checklist, language: str, now: datetime) -> Round:
    """The newest round of the worked example, with dates relative to `now`."""
    return example_rounds(checklist, language, now)[-1]


def answer(
    checklist: Checklist, question_id: str, text: str, *, language: str = "da", **changes: object
) -> Answer:
    """An answer as the app would have written it on 3 November 2026 at noon."""
    question, actor = checklist.question(question_id), checklist.actor_of(question_id)
    assert question is not None
    assert actor is not None
    written = Answer(
        question_id,
        text,
        wording=question.text.text_in(language),
        language=language,
        actor=actor.id,
        actor_name=actor.name.text_in(language),
        kind=question.kind,
        edited=NOON,
    )
    return replace(written, **changes)


def round_with(checklist: Checklist, texts: Mapping[str, str], *, position: str | None = None) -> Round:
    """A round that holds these texts by question id."""
    answers = {question_id: answer(checklist, question_id, text) for question_id, text in texts.items()}
    return Round(ROUND, "Efterår 2026", NOON, answers, Position(position) if position else None)


def make_app(
    directory: Path,
    texts: Mapping[str, str] | None = None,
    *,
    round_: Round | None = None,
    checklist: Checklist | None = None,
    language: str = "da",
    position: str | None = None,
    settings: Settings | None = None,
    ascii_marks: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> KerneblikApp:
    """The app on a round in `directory`; with the introduction behind it unless `settings` say otherwise."""
    checklist = checklist or shipped_checklist()
    store = RoundStore(directory, clock)
    kept = store.add(round_ or round_with(checklist, texts or {}, position=position))
    settings = settings or Settings(introduction_seen=True)
    look = Appearance.from_environment(ascii_marks=ascii_marks)
    return KerneblikApp(AppDependencies(store, checklist, kept, settings, lambda **_: None, language, look))


def start(
    open_store: Callable[[Cipher | None], RoundStore],
    *,
    encryption: DirectoryEncryption | None = None,
    language: str = "da",
    theme: str | None = None,
    ascii_marks: bool = False,
) -> Startup:
    """What comes before a round is open, in the store that `open_store` opens."""
    return Startup(
        context=lambda cipher: StartupContext(open_store(cipher), shipped_checklist()),
        encryption=encryption,
        settings=Settings(introduction_seen=True, theme=theme),
        change_settings=lambda **_: None,
        language=language,
        appearance=Appearance.from_environment(ascii_marks=ascii_marks),
    )


def words(language: str = "da") -> Translator:
    return Translator(language)


class OtherSession:
    """Somebody else, or oneself elsewhere, on the same round."""

    def __init__(self, directory: Path) -> None:
        self.store = RoundStore(directory)
        self.round = self.store.open(ROUND)

    def saves(self, question: str, text: str) -> None:
        theirs = replace(answer(shipped_checklist(), question, text), edit_session="other-1", edited=NOON)
        bases = {question: self.round.answer(question)}
        self.round = self.store.save(ROUND, Changes({question: theirs}, bases=bases))


async def until(pilot, condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it never came")
