"""`kerneblik answer` from a pipe, and the plain forms of what else is read."""

from __future__ import annotations

import gc
import io
import itertools
import json
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from kerneblik.cli.plain.console import LineReader, Prompter
from kerneblik.cli.plain.interview import Command
from kerneblik.language import LANGUAGES, Translator
from kerneblik.reflection import Answer, Changes, changes
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.workspace import round_editor
from support.commands import Kerneblik, Ran
from support.reports import answer

ID = "2026-11-03"


@pytest.fixture
def typed(kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch):
    """Runs `kerneblik answer` with these lines on standard input."""

    def run(lines: str, *arguments: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
        return kerneblik("answer", *arguments)

    return run


def kept(kerneblik: Kerneblik, question: str) -> Answer:
    store = RoundStore(kerneblik.data)
    return store.open(store.latest_id()).answer(question)


def test_it_says_where_one_is_and_takes_an_answer(kerneblik: Kerneblik, typed):
    ran = typed("En linje\n\nog et afsnit\n.\n")
    assert (ran.code, ran.err) == (0, "")
    assert "Dig selv, selvrefleksion, 1 af 2.\nHvad er opgaven?\nIntet svar endnu.\n" in ran.out
    assert "Gemt: 5 ord." in ran.out
    written = kept(kerneblik, "self-task")
    assert written.text == "En linje\n\nog et afsnit"
    assert (written.wording, written.language, written.actor) == ("Hvad er opgaven?", "da", "self")
    assert written.edited
    assert written.edit_session


def test_the_end_of_the_input_ends_the_answer(kerneblik: Kerneblik, typed):
    assert typed("uden punktum").code == 0
    assert kept(kerneblik, "self-task").text == "uden punktum"


def test_the_first_round_is_named_after_the_half_year(kerneblik: Kerneblik, typed):
    typed("q\n")
    store = RoundStore(kerneblik.data)
    assert store.open(store.latest_id()).name.split()[0] in {"Forår", "Efterår"}


def test_more_is_a_paragraph_behind_what_is_there(kerneblik: Kerneblik, typed):
    kerneblik.write(answer("self-role", "Før."))
    ran = typed("Og mere.\n.\nv\n", "self")
    assert "Der står et svar på 1 ord." in ran.out
    assert "Gemt: 2 ord. Svaret har nu 3 ord." in ran.out
    assert ran.out.endswith("Før.\n\nOg mere.\nSlut.\n")
    assert kept(kerneblik, "self-role").text == "Før.\n\nOg mere."


def test_a_new_answer_keeps_the_old_one_as_a_version(kerneblik: Kerneblik, typed):
    kerneblik.write(answer("self-role", "Det gamle.", edit_session="before-1"))
    typed("r\nDet nye.\n.\n")
    assert kept(kerneblik, "self-role").text == "Det nye."
    assert "Det gamle." in [v.text for v in RoundStore(kerneblik.data).versions(ID, "self-role")]


def test_a_clock_that_leaps_takes_no_answer_apart(kerneblik: Kerneblik, typed, monkeypatch):
    hours = itertools.count()

    class Leaping(datetime):
        @classmethod
        def now(cls, tz=None) -> datetime:
            return datetime.now(tz) + timedelta(hours=next(hours))

    monkeypatch.setattr(round_editor, "datetime", Leaping)
    kerneblik.write()
    typed("Et\nto\ntre\n.\n")
    assert kept(kerneblik, "self-role").text == "Et\nto\ntre"
    assert RoundStore(kerneblik.data).versions(ID, "self-role") == []


def test_who_pauses_for_half_an_hour_finds_the_text_before_it_again(kerneblik: Kerneblik, typed, monkeypatch):
    seconds = itertools.count(step=31 * 60)
    steady = SimpleNamespace(clock_gettime=lambda _: next(seconds))
    monkeypatch.setattr(changes, "time", steady)
    kerneblik.write()
    typed("Et\nto\n.\n")
    assert [v.text for v in RoundStore(kerneblik.data).versions(ID, "self-role")] == ["Et"]


def test_replacing_with_nothing_changes_nothing(kerneblik: Kerneblik, typed):
    kerneblik.write(answer("self-role", "Det gamle."))
    assert "Intet er ændret." in typed("r\n\n.\n").out
    assert kept(kerneblik, "self-role").text == "Det gamle."


def test_what_was_begun_can_be_taken_back(kerneblik: Kerneblik, typed):
    kerneblik.write(answer("self-role", "Det gamle."))
    ran = typed("forkert sted\n!\n")
    assert "Fortrudt." in ran.out
    assert kept(kerneblik, "self-role") == answer("self-role", "Det gamle.")


def test_within_an_answer_nothing_is_a_command(kerneblik: Kerneblik, typed):
    typed("Først\nq\n?\n\ns\n.\n")
    assert kept(kerneblik, "self-task").text == "Først\nq\n?\n\ns"


@pytest.mark.parametrize("slip", ["x", "æ", "7"])
def test_a_slip_of_the_finger_is_no_answer(kerneblik: Kerneblik, typed, slip: str):
    assert f"»{slip}« er ikke en kommando." in typed(f"{slip}\n").out
    assert kept(kerneblik, "self-task").text == ""


def test_one_goes_on_and_back_and_not_beyond_the_ends(typed):
    out = typed("\n\nn\nnæste\nb\ntilbage\nT\nb\n").out
    asked = [line for line in out.splitlines() if line.startswith("Hvad")]
    there, back = ["opgaven", "din rolle", "ser du", "ser I"], ["ser du", "din rolle", "opgaven"]
    assert [q.removeprefix("Hvad er ").removeprefix("Hvad ").removesuffix("?") for q in asked] == there + back
    assert "Det var det sidste spørgsmål. Færdige: 0 af 4." in out
    assert out.count("Det er det første spørgsmål.") == 1


def test_set_aside_and_taken_up(kerneblik: Kerneblik, typed):
    assert "Lagt til side." in typed("s\n").out
    assert kept(kerneblik, "self-task").set_aside
    assert "Taget op igen." in typed("side\n").out
    assert not kept(kerneblik, "self-task").set_aside


def test_one_actor_and_only_the_dialogue(typed):
    out = typed("", "staff", "--dialogue").out
    assert "Dine medarbejdere, dialog, 2 af 2." in out
    assert "Hvad ser du?" not in out
    assert typed("", "self", "--dialogue").err == (
        "kerneblik: her er ingen spørgsmål at svare på; udelad --dialogue\n"
    )


def test_it_begins_where_one_last_worked_and_leaves_the_place_to_the_app(kerneblik: Kerneblik, typed):
    kerneblik.write()
    assert "Hvad er din rolle?" in typed("\nEt\nto.\n.\n").out
    assert "Hvad er opgaven?" not in typed("").out
    position = RoundStore(kerneblik.data).open(ID).position
    assert (position.question, position.row, position.column) == ("staff-see", 1, 3)


def test_the_help_names_every_command_in_the_language_spoken(kerneblik: Kerneblik, typed):
    for language, some in (("da", "v eller vis: vis svaret"), ("en", "v or view: show the answer")):
        out = typed("?\n", "--lang", language).out
        assert some in out
        t = Translator(language)
        assert all(t(f"plain.help.{command}") in out.replace("\n", " ") for command in Command)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_for_two_commands(language: str):
    t = Translator(language)
    names = [name for command in Command for name in t(f"plain.command.{command}").split()]
    assert len(names) == len(set(names))


def test_nothing_that_a_terminal_obeys_goes_in_or_out(kerneblik: Kerneblik, typed):
    ran = typed("hej\x1b[D\x1b[1;5Cigen\x1b]0;t\x07\x9b2J\n.\nv\n")
    assert kept(kerneblik, "self-task").text == "hejigen]0;t2J"
    assert "\x1b" not in ran.out


def test_lines_are_no_longer_than_78(typed):
    out = typed("ord " * 60 + "\n.\nv\n?\n").out
    assert max(map(len, out.splitlines())) <= 78


def test_two_who_write_at_once_lose_nothing_and_are_told(kerneblik: Kerneblik, typed, monkeypatch):
    kerneblik.write(answer("self-role", "Fælles.", edit_session="before-1"))
    save, others = RoundStore.save, [answer("self-role", "De andres.", edit_session="other-1")]

    def save_after_others(self, round_id: str, changes: Changes):
        if others:
            save(RoundStore(kerneblik.data), round_id, Changes({"self-role": others.pop()}))
        return save(self, round_id, changes)

    monkeypatch.setattr(RoundStore, "save", save_after_others)
    out = typed("Mit.\n.\n").out
    assert "Svaret blev skrevet i et andet vindue på samme tid." in out
    assert kept(kerneblik, "self-role").text == "Fælles.\n\nMit."
    assert "De andres." in [v.text for v in RoundStore(kerneblik.data).versions(ID, "self-role")]


def test_what_cannot_be_saved_is_told_and_lies_in_an_emergency_copy(kerneblik, typed, monkeypatch):
    kerneblik.write()

    def full(self, round_id: str, changes: Changes):
        raise StorageError("storage.unexpected", detail="ENOSPC")

    monkeypatch.setattr(RoundStore, "save", full)
    ran = typed("Det må ikke\ngå tabt.\n.\n")
    assert ran.code == 1
    assert "Ikke gemt:" in ran.out
    assert "Gemt:" not in ran.out
    (copy,) = emergency_copies.find(DataDirectory(kerneblik.data))
    assert str(copy.path) in ran.err
    assert copy.changes.answers["self-role"].text == "Det må ikke\ngå tabt."


def test_a_full_disk(kerneblik: Kerneblik, typed, small_disk: Path):
    kerneblik.data = small_disk / "data"
    kerneblik.write()
    with suppress(OSError), (small_disk / "full").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1024))
    ran = typed("Der er ikke plads til det her.\n.\n")
    assert ran.code == 1
    assert "Ikke gemt:" in ran.out
    (copy,) = emergency_copies.find(DataDirectory(kerneblik.data))
    assert str(copy.path) in ran.err
    assert copy.changes.answers["self-role"].text == "Der er ikke plads til det her."
    emergency_copies.discard(copy)
    gc.collect()  # a store that is still about keeps the disk busy


def test_what_could_not_be_saved_is_saved_with_the_next_line(kerneblik, typed, monkeypatch):
    kerneblik.write()
    save, failures = RoundStore.save, [StorageError("storage.unexpected", detail="ENOSPC")]

    def full_at_first(self, round_id: str, changes: Changes):
        if failures:
            raise failures.pop()
        return save(self, round_id, changes)

    monkeypatch.setattr(RoundStore, "save", full_at_first)
    ran = typed("Første\nanden\n.\n")
    assert (ran.code, ran.err) == (0, "")
    assert kept(kerneblik, "self-role").text == "Første\nanden"
    assert emergency_copies.find(DataDirectory(kerneblik.data)) == []


def test_what_was_typed_is_kept_though_nothing_can_be_said_any_more(kerneblik: Kerneblik, monkeypatch):
    """Standard output is a pipe that nobody reads, standard input the terminal."""

    def gone(self, key: str, /, **values: object) -> None:
        if key == "plain.writing":
            raise BrokenPipeError

    monkeypatch.setattr(Prompter, "say", gone)
    monkeypatch.setattr(LineReader, "is_terminal", True)
    monkeypatch.setattr(LineReader, "line", lambda _: "Det vigtigste først")
    assert kerneblik("answer").code
    assert kept(kerneblik, "self-task").text == "Det vigtigste først"


def test_a_backup_is_kept_at_the_end(kerneblik: Kerneblik, typed):
    kerneblik.write()
    typed("Et svar\n.\nq\n")
    copies = (kerneblik.data / "backups").rglob("*.json")
    assert any("Et svar" in path.read_text(encoding="utf-8") for path in copies)


def test_status_in_sentences(kerneblik: Kerneblik):
    kerneblik.write_something()
    out = kerneblik("status", "--plain").out
    assert out.splitlines() == [
        "Efterår 2026, begyndt 3. november 2026, 3 af 4, heraf 1 lagt til side, 7 ord.",
        "1. Dig selv: selvrefleksion 2 af 2, heraf 1 lagt til side, 4 ord, sidst ændret",
        "3. november 2026.",
        "2. Dine medarbejdere: selvrefleksion 1 af 1, dialog: 0 af 1 forberedt, 0 talt",
        "om, 3 ord, sidst ændret 3. november 2026.",
    ]
    assert json.loads(kerneblik("status", "--json").out)["done"] == 3


def test_review_in_lines_that_fit(kerneblik: Kerneblik):
    kerneblik.write(answer("self-task", "- " + "ord " * 60), answer("self-role", "kort"))
    out = kerneblik("review", "--plain").out
    assert "## Dig selv" in out
    assert max(map(len, out.splitlines())) <= 78
