"""`kerneblik status`, `review`, `where` and `check`."""

from __future__ import annotations

import json
import stat
from datetime import date

import pytest

from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Fit
from kerneblik.reflection.model import TAKEAWAY
from kerneblik.storage import RoundStore
from support.commands import Kerneblik
from support.reports import answer, round_


def test_status_shows_a_table(kerneblik: Kerneblik):
    kerneblik.write_something()
    ran = kerneblik("status")
    assert (ran.code, ran.err) == (0, "")
    assert "1 ● Dig selv" in ran.out
    assert "2 ◐ Dine medarbejdere" in ran.out


def test_status_in_ascii_and_english(kerneblik: Kerneblik):
    kerneblik.write_something()
    out = kerneblik("status", "--ascii", "--lang", "en").out
    assert "1 * Yourself" in out
    assert "●" not in out


def test_status_as_json(kerneblik: Kerneblik):
    round_id = kerneblik.write_something()
    data = json.loads(kerneblik("status", "--json").out)
    assert data["round"]["id"] == round_id
    assert (data["done"], data["total"]) == (3, 4)


def test_another_round_than_the_latest(kerneblik: Kerneblik):
    first = kerneblik.write(name="Den gamle")
    kerneblik.write(name="Den nye")
    assert "Den nye" in kerneblik("status").out
    assert "Den gamle" in kerneblik("--round", first, "status").out
    missing = kerneblik("status", "--round", "2019-01-01")
    assert missing.code == 1
    assert "2019-01-01" in missing.err


def test_review_shows_what_is_completed(kerneblik: Kerneblik):
    kerneblik.write_something()
    ran = kerneblik("review")
    assert ran.code == 0
    assert "## Dig selv" in ran.out
    assert "Vi gør en *forskel*." in ran.out
    assert "Dine medarbejdere" not in ran.out
    assert "## Dine medarbejdere" in kerneblik("review", "--all").out


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_review_shows_what_was_said_and_what_came_of_it(kerneblik: Kerneblik, plain: tuple[str, ...]):
    made = round_(
        Answer("staff-ask", "Tid til borgerne.", actor="staff", conversation="en"),
        Answer("staff", "Lytte mere.", actor="staff", conversation=TAKEAWAY),
    )
    records = (
        Conversation("en", "staff", date(2026, 10, 10), "Mette"),
        Assessment("staff-ask", Fit.SURPRISES),
        Agreement("a", "staff", "Ny vagtplan", "Mette"),
    )
    RoundStore(kerneblik.data).add(made.with_records(records))
    ran = kerneblik("review", "staff", *plain)
    shown = ("10.10.26 · Mette", "Tid til borgerne.", "Vurdering: ", "Ny vagtplan", "Lytte mere.")
    places = [ran.out.index(words) for words in shown]
    assert places == sorted(places)


@pytest.mark.parametrize("wanted", ["2", "staff", "dine med", "YOUR STAFF", "Dine medarbejdere"])
def test_review_of_one_actor(kerneblik: Kerneblik, wanted: str):
    kerneblik.write_something()
    ran = kerneblik("review", wanted)
    assert ran.code == 0
    assert "De er dygtige." in ran.out
    assert "Dig selv" not in ran.out


@pytest.mark.parametrize("wanted", ["0", "3", "nogen", "", "d", "²"])
def test_an_actor_that_is_none_or_several(kerneblik: Kerneblik, wanted: str):
    kerneblik.write_something()
    ran = kerneblik("review", wanted) if wanted else kerneblik("export", "--actor", "  ")
    assert ran.code == 1
    assert ran.out == ""
    assert "Dig selv, Dine medarbejdere" in ran.err


def test_review_with_nothing_completed_says_how_to_see_the_rest(kerneblik: Kerneblik):
    kerneblik.write(answer("self-task", "kun ét"))
    ran = kerneblik("review")
    assert ran.code == 1
    assert "--all" in ran.err


def test_an_answer_to_a_removed_question_can_be_read(kerneblik: Kerneblik):
    kerneblik.write(answer("staff-old", "gammelt svar"))
    assert "gammelt svar" in kerneblik("review").out


@pytest.mark.parametrize("command", [["status"], ["review"], ["export"]])
def test_without_a_round_nothing_is_made(kerneblik: Kerneblik, command: list[str]):
    ran = kerneblik(*command)
    assert ran.code == 1
    assert str(kerneblik.data) in ran.err
    assert not kerneblik.data.exists()


@pytest.mark.parametrize("command", [["status"], ["review"], ["export"]])
@pytest.mark.parametrize("content", [b"", b"{", b"\x00\xff" * 99])
def test_an_unreadable_round_is_told_of_and_left_alone(
    kerneblik: Kerneblik, command: list[str], content: bytes
):
    path = kerneblik.data / "rounds" / f"{kerneblik.write_something()}.json"
    path.write_bytes(content)
    ran = kerneblik(*command)
    assert (ran.code, ran.out) == (1, "")
    assert str(path) in ran.err
    assert "»kerneblik«" in ran.err
    assert path.read_bytes() == content


def test_a_newer_round_is_told_of_and_left_alone(kerneblik: Kerneblik):
    path = kerneblik.data / "rounds" / f"{kerneblik.write_something()}.json"
    content = path.read_bytes().replace(b'"schema": 2', b'"schema": 99')
    path.write_bytes(content)
    ran = kerneblik("status")
    assert ran.code == 1
    assert "nyere" in ran.err
    assert path.read_bytes() == content


def test_where_names_every_file(kerneblik: Kerneblik):
    assert "ingen endnu" in kerneblik("where").out
    assert not kerneblik.data.exists()
    round_id = kerneblik.write_something()
    out = kerneblik("where").out
    assert f"{kerneblik.data} (1 runde)" in out
    assert f"{kerneblik.data}/rounds/{round_id}.json (Efterår 2026)" in out
    assert f"{kerneblik.checklist} (fra kommandolinjen)" in out
    assert str(kerneblik.data / "settings.json") in out
    assert "kun du" in out


def test_where_tightens_what_stood_open(kerneblik: Kerneblik):
    kerneblik.write_something()
    kerneblik.data.chmod(0o755)
    assert "kun du" in kerneblik("where").out
    assert stat.S_IMODE(kerneblik.data.stat().st_mode) == 0o700


def test_check_of_a_good_checklist(kerneblik: Kerneblik):
    ran = kerneblik("check")
    assert ran.code == 0
    assert "spørgsmål: 4" in ran.out
    assert kerneblik.bare("check").code == 0


def test_check_tells_all_mistakes_at_once(kerneblik: Kerneblik):
    bad = kerneblik.home / "bad.yaml"
    text = kerneblik.checklist.read_text(encoding="utf-8")
    bad.write_text(text.replace("kind: dialogue", "kind: chat").replace("id: self-role", "id: self-task"))
    ran = kerneblik("check", str(bad))
    assert ran.code == 1
    assert ran.out == ""
    assert "chat" in ran.err
    assert "self-task" in ran.err
    assert f"{bad}:" in ran.err


@pytest.mark.parametrize("command", [["status"], ["check"], ["review", "--all"]])
def test_a_broken_checklist_is_one_message_everywhere(kerneblik: Kerneblik, command: list[str]):
    kerneblik.write_something()
    kerneblik.checklist.write_text("actors: [")
    ran = kerneblik(*command)
    assert ran.code == 1
    assert ran.err.startswith("kerneblik: ")
    assert "Traceback" not in ran.err
