"""`kerneblik sheet`, `report`, `minutes` and `agreements`."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from datetime import date, timedelta

import icalendar
import pytest

from kerneblik.cli import parser
from kerneblik.documents import formats
from kerneblik.documents.content import minutes
from kerneblik.documents.content.report import Part
from kerneblik.reflection import Agreement, Answer, Conversation, Round
from kerneblik.settings import change_settings, settings_path
from kerneblik.storage import RoundStore
from support.commands import Kerneblik
from support.reports import answer, round_

SOON = date.today() + timedelta(days=30)


def write(kerneblik: Kerneblik, *agreements: Agreement, name: str = "Efterår 2026") -> str:
    """Keep a round in which staff was talked with."""
    kept: Round = round_(
        answer("self-task", "Vi gør en *forskel*."),
        answer("staff-see", "De er dygtige."),
        answer("staff-ask", "De vil sige nej."),
        name=name,
    )
    kept = kept.with_record(Conversation("c1", "staff", date(2026, 11, 20), "Mette"))
    kept = kept.with_answer(answer("staff-ask", "De sagde ja.", conversation="c1"))
    for agreement in agreements:
        kept = kept.with_record(agreement)
    return RoundStore(kerneblik.data).add(kept).id


def test_the_command_line_names_what_there_is():
    there_are = {
        "export": formats.EXPORT,
        "sheet": formats.SHEET,
        "report": formats.REPORT,
        "minutes": formats.MINUTES,
        "agreements": formats.AGREEMENTS,
    }
    assert {
        command: {format_.name: format_.endings[0] for format_ in those}
        for command, those in there_are.items()
    } == parser.FORMATS
    assert tuple(Part) == parser.PARTS
    assert tuple(minutes.Part) == parser.PARTS_OF_MINUTES


# The sheet


def test_the_sheet_has_the_questions_and_nothing_of_ones_own(kerneblik: Kerneblik):
    write(kerneblik)
    ran = kerneblik("sheet", "medarb")
    assert ran.code == 0
    assert ran.out.startswith("# Samtale om kerneopgaven · Dine medarbejdere\n")
    assert "## Hvad ser I?" in ran.out
    assert not [own for own in ("dygtige", "nej", "ja.", "forskel", "Mette") if own in ran.out]


@pytest.mark.parametrize(
    ("wanted", "own"), [("staff-ask", "De vil sige nej."), ("2", "De vil sige nej."), ("1", "De er dygtige.")]
)
def test_a_question_is_ticked_by_its_id_or_its_number(kerneblik: Kerneblik, wanted: str, own: str):
    write(kerneblik)
    out = kerneblik("sheet", "staff", "--with", wanted).out
    assert [text for text in ("De vil sige nej.", "De er dygtige.") if text in out] == [own]


def test_several_are_ticked_by_repeating(kerneblik: Kerneblik):
    write(kerneblik)
    out = kerneblik("sheet", "staff", "--with", "1", "--with", "2").out
    assert "De vil sige nej." in out
    assert "De er dygtige." in out


@pytest.mark.parametrize("wanted", ["3", "self-task", "nej", "0"])
def test_a_wrong_question_is_answered_with_those_there_are(kerneblik: Kerneblik, wanted: str):
    write(kerneblik)
    ran = kerneblik("sheet", "staff", "--with", wanted)
    assert ran.code == 1
    assert ran.out == ""
    assert "1 staff-see: Hvad ser du?" in ran.err
    assert "2 staff-ask: Hvad ser I?" in ran.err


def test_an_actor_that_is_asked_nothing_has_no_sheet(kerneblik: Kerneblik):
    write(kerneblik)
    ran = kerneblik("sheet", "self")
    assert ran.code == 1
    assert ran.err.startswith("kerneblik: Dig selv: ")


def test_it_says_when_not_all_of_it_had_room(kerneblik: Kerneblik):
    kerneblik.write(answer("staff-ask", "Mange ord om det hele. " * 900))
    ran = kerneblik("sheet", "staff", "--with", "staff-ask", "-o", "ark.html")
    assert ran.code == 0
    assert "ikke plads til det hele" in ran.err
    assert (kerneblik.home / "ark.html").exists()
    assert kerneblik("sheet", "staff", "--with", "staff-ask").err == ""


# The report


def test_the_report_holds_what_is_about_the_leader_until_more_is_asked_for(kerneblik: Kerneblik):
    write(kerneblik, Agreement("a1", "staff", "Nye planer", "Ole", SOON))
    texts = {
        "own": "forskel",
        "others": "dygtige",
        "preparation": "sige nej",
        "said": "sagde ja",
        "agreements": "Nye planer",
    }
    plain = kerneblik("report").out
    assert [part for part, text in texts.items() if text in plain] == ["own"]
    more = kerneblik("report", "--include", "said", "agreements", "--leave-out", "own").out
    assert [part for part, text in texts.items() if text in more] == ["said", "agreements"]
    assert "Mette" not in more
    assert "Ole" not in more
    named = kerneblik("report", "--include", "said", "--include", "agreements", "names").out
    assert "med Mette" in named
    assert "Ole" in named


def test_it_says_what_was_chosen(kerneblik: Kerneblik):
    write(kerneblik)
    ran = kerneblik("report", "--include", "said", "-o", "r.md")
    assert ran.code == 0
    assert "det, de andre sagde" in ran.out
    assert "forberedelse" not in ran.out


def test_one_actor_only(kerneblik: Kerneblik):
    write(kerneblik)
    out = kerneblik("report", "--include", "others", "--actor", "staff").out
    assert "dygtige" in out
    assert "forskel" not in out


def test_the_introduction_comes_from_a_file(kerneblik: Kerneblik):
    write(kerneblik)
    (kerneblik.home / "ind.md").write_text("Kære *alle* på Åvang", encoding="utf-8")
    assert "Kære *alle* på Åvang" in kerneblik("report", "--introduction", "ind.md").out
    assert "Kære" not in kerneblik("report", "--introduction", "ind.md", "--leave-out", "introduction").out
    ran = kerneblik("report", "--introduction", "nix.md")
    assert (ran.code, ran.out) == (1, "")
    assert "nix.md" in ran.err
    (kerneblik.home / "latin.md").write_bytes("Åvang".encode("latin-1"))
    assert kerneblik("report", "--introduction", "latin.md").code == 1


def test_a_report_of_nothing_is_refused(kerneblik: Kerneblik):
    kerneblik.write()
    ran = kerneblik("report", "--leave-out", "wheel", "-o", "r.md")
    assert ran.code == 1
    assert not (kerneblik.home / "r.md").exists()


# Files of every kind


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        (("sheet", "staff"), "a.md", b"# "),
        (("sheet", "staff"), "a.html", b"<!DOCTYPE html>"),
        (("sheet", "staff"), "a.PDF", b"%PDF-"),
        (("report",), "a.md", b"# "),
        (("report",), "a.htm", b"<!DOCTYPE html>"),
        (("report",), "a.pdf", b"%PDF-"),
        (("report",), "a.docx", b"PK"),
        (("agreements",), "a.txt", "Åbne".encode()),
        (("agreements",), "a.json", b"["),
        (("agreements",), "a.ics", b"BEGIN:VCALENDAR\r\n"),
    ],
)
@pytest.mark.slow
def test_a_file_is_private_and_never_overwritten_unasked(
    kerneblik: Kerneblik, command: tuple[str, ...], name: str, begins: bytes
):
    write(kerneblik, Agreement("a1", "staff", "Nye planer", "Ole", SOON))
    path = kerneblik.home / name
    assert kerneblik(*command, "-o", name).code == 0
    assert path.read_bytes().startswith(begins)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"mit")
    ran = kerneblik(*command, "-o", name)
    assert ran.code == 1
    assert "--force" in ran.err
    assert path.read_bytes() == b"mit"
    assert kerneblik(*command, "-o", name, "--force").code == 0
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize("command", [("sheet", "staff"), ("report",), ("agreements",)])
def test_an_ending_that_says_nothing(kerneblik: Kerneblik, command: tuple[str, ...]):
    write(kerneblik)
    ran = kerneblik(*command, "-o", "fil.xyz")
    assert ran.code == 1
    assert "--format" in ran.err
    assert not (kerneblik.home / "fil.xyz").exists()


@pytest.mark.slow
def test_a_pdf_goes_to_a_pipe_as_it_is(kerneblik: Kerneblik):
    write(kerneblik)
    ran = kerneblik.fork("sheet", "staff", "-f", "pdf").communicate(timeout=60)
    assert ran[0].startswith(b"%PDF-")
    assert ran[0].rstrip().endswith(b"%%EOF")


def test_a_pdf_is_not_poured_onto_a_terminal(kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch):
    write(kerneblik)
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb"), os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        ran = kerneblik("report", "-f", "word")
    assert ran.code == 1
    assert "-o navn.docx" in ran.err


@pytest.mark.parametrize(
    ("command", "libraries", "extra"),
    [
        (("sheet", "staff", "-o", "a.pdf"), {"typst"}, "PDF kan ikke laves her"),
        (("report", "-o", "a.pdf"), {"typst"}, "PDF kan ikke laves her"),
        (("report", "-o", "a.docx"), {"docx"}, "Word kan ikke laves her"),
    ],
)
def test_where_a_library_is_missing_one_message_says_what_to_do(
    kerneblik: Kerneblik,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    libraries: set[str],
    extra: str,
):
    write(kerneblik)
    find = formats.find_spec
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name in libraries else find(name))
    ran = kerneblik(*command)
    assert ran.code == 1
    assert extra in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (kerneblik.home / command[-1]).exists()


# Minutes, and the sender


@pytest.mark.parametrize("command", ["minutes", "referat"])
def test_the_minutes_hold_what_is_asked_for(kerneblik: Kerneblik, command: str):
    made = round_(Answer("staff-ask", "Hemmeligt.", actor="staff", conversation="en"))
    talk = Conversation("en", "staff", date(2026, 11, 1), "Mette")
    agreed = Agreement("a1", "staff", "Nye planer", "Ole", date(2026, 11, 2))
    RoundStore(kerneblik.data).add(made.with_records((talk, agreed)))
    ran = kerneblik(command)
    assert ran.code == 0
    assert "Samtale 01.11.26" in ran.out
    assert "- Hvad ser I?" in ran.out
    assert not [word for word in ("Hemmeligt", "Mette", "Nye planer") if word in ran.out]
    everything = kerneblik(command, "--include", "agreements", "names").out
    assert "01.11.26 (Mette)" in everything
    assert "| Nye planer | Dine medarbejdere | Ole | 02.11.26 | frist overskredet |" in everything
    assert "Hemmeligt" not in everything
    ran = kerneblik(command, "-o", "referat.html")
    assert "det, I talte om" in ran.out


def test_minutes_of_nothing_are_refused(kerneblik: Kerneblik):
    kerneblik.write_something()
    ran = kerneblik("minutes")
    assert ran.code == 1
    assert "intet at skrive i referatet" in ran.err


@pytest.mark.parametrize("command", [("sheet", "staff"), ("report",)])
def test_the_sender_comes_from_the_settings_or_the_command_line(
    kerneblik: Kerneblik, command: tuple[str, ...]
):
    kerneblik.write_something()
    assert "Udskrevet " in kerneblik(*command).out
    change_settings(settings_path(kerneblik.data), sender={"name": "Anne", "workplace": "Nord"})
    assert "Anne, Nord · Udskrevet " in kerneblik(*command).out
    named = kerneblik(*command, "--sender-name", "Bo", "--sender-title", "Leder", "--sender-workplace", "")
    assert "Bo, Leder · Udskrevet " in named.out


def test_own_questions_are_on_the_sheet(kerneblik: Kerneblik):
    write(kerneblik)
    ran = kerneblik("sheet", "staff", "--question", "Hvad mangler?", "--question", "Og hvad mere?")
    assert ran.out.index("## Hvad ser I?") < ran.out.index("## Hvad mangler?") < ran.out.index("## Og hvad")


# Agreements


def test_the_open_agreements_of_all_rounds_the_overdue_ones_first(kerneblik: Kerneblik):
    write(kerneblik, Agreement("a1", "staff", "Fra foråret", "", date(2020, 1, 1)), name="Forår 2026")
    write(
        kerneblik,
        Agreement("a2", "staff", "Fra efteråret", "", SOON),
        Agreement("a3", "staff", "Fuldført", done=True),
    )
    out = kerneblik("agreements").out
    assert (
        out.index("Frist overskredet")
        < out.index("Fra foråret")
        < out.index("Åbne")
        < out.index("Fra efteråret")
    )
    assert "Forår 2026" in out
    assert "Fuldført" not in out
    assert "Fuldført" in kerneblik("agreements", "--all").out


def test_one_round_only(kerneblik: Kerneblik):
    spring = write(kerneblik, Agreement("a1", "staff", "Fra foråret", "", SOON), name="Forår 2026")
    write(kerneblik, Agreement("a2", "staff", "Fra efteråret", "", SOON))
    out = kerneblik("agreements", "--round", spring).out
    assert "Fra foråret" in out
    assert "Fra efteråret" not in out


def test_a_round_that_cannot_be_read_hides_no_other(kerneblik: Kerneblik):
    broken = write(kerneblik, Agreement("a1", "staff", "Fra foråret", "", SOON))
    write(kerneblik, Agreement("a2", "staff", "Fra efteråret", "", SOON))
    path = kerneblik.data / "rounds" / f"{broken}.json"
    path.write_text("{")
    os.utime(path, (1, 1))
    ran = kerneblik("agreements")
    assert ran.code == 0
    assert "Fra efteråret" in ran.out
    assert broken in ran.err


@pytest.mark.slow
def test_as_json_and_as_calendar(kerneblik: Kerneblik):
    write(kerneblik, Agreement("a1", "staff", "Nye planer", "Ole", SOON), Agreement("a2", "staff", "Engang"))
    assert [a["text"] for a in json.loads(kerneblik("agreements", "--json").out)] == ["Nye planer", "Engang"]
    content, told = kerneblik.fork("agreements", "--ics").communicate(timeout=60)
    assert content.endswith(b"END:VCALENDAR\r\n")
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert event["dtstart"].dt == SOON
    assert "én aftale uden frist" in told.decode()


def test_without_agreements_it_says_so(kerneblik: Kerneblik):
    write(kerneblik)
    assert kerneblik("agreements").out == "Der er ingen åbne aftaler.\n"
    assert kerneblik("agreements", "--json").out == "[]\n"
    ran = kerneblik("agreements", "-o", "a.ics")
    assert ran.code == 1
    assert not (kerneblik.home / "a.ics").exists()


@pytest.mark.slow
def test_the_start_brings_none_of_their_libraries_along(kerneblik: Kerneblik):
    program = (
        "import sys, kerneblik.cli, kerneblik.ui.app\n"
        "from kerneblik.cli.parser import build_parser\n"
        "build_parser(kerneblik.ui.app.Translator('da'))\n"
        "print(sorted({'typst', 'docx', 'icalendar', 'markdown_it', 'lxml'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], env=kerneblik.environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
