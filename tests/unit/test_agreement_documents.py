"""What was agreed: listed, and carried into the calendar that a leader uses already."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from kerneblik.documents.content.agreements import AgreementList, as_json, document
from kerneblik.documents.icalendar import as_calendar
from kerneblik.documents.writers.columns import as_columns
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Conversation, Round
from kerneblik.text import clean_line
from support.app import shipped_checklist
from support.documents import NOW, marked_round, with_agreements

CHECKLIST = shipped_checklist()
DANISH = Translator("da")
MADE = NOW - timedelta(days=30)
LATE = Agreement("a1", "union", "Triage flyttes til kl. 8", "Mette", date(2026, 11, 23), made=MADE)
TODAY = Agreement("a2", "staff", "Nye køreplaner", "", date(2026, 11, 24), made=MADE)
UNDATED = Agreement("a3", "staff", "Kaffe i depotet", made=MADE)
DONE = Agreement("a4", "manager", "Budgettet er sendt", "Ole", date(2026, 10, 1), done=True, made=MADE)
GONE = Agreement("a5", "manager", "Aflyst", due=date(2026, 12, 1), made=MADE, deleted=True)


def round_with(*agreements: Agreement, name: str = "Efterår 2026") -> Round:
    return with_agreements(Round("r", name, NOW), *agreements)


def listed(*agreements: Agreement, now: datetime = NOW, done: bool = False, **more: str) -> AgreementList:
    return AgreementList.from_rounds([round_with(*agreements)], CHECKLIST, "da", now, done=done, **more)


def as_table(agreements: AgreementList, t: Translator, width: int = 0) -> str:
    return as_columns(document(agreements, t), t, width)


def events(content: bytes) -> list[icalendar.Event]:
    """What two parsers that forgive nothing find in the file."""
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    assert all(component.errors == [] for component in calendar.walk())
    other = vobject.readOne(content.decode(), validate=True)
    found = calendar.walk("VEVENT")
    assert len(other.vevent_list) == len(found)
    return found


def test_the_table_begins_with_what_is_overdue():
    assert as_table(listed(UNDATED, DONE, TODAY, GONE, LATE), DANISH) == (
        "Frist overskredet\n"
        "23.11.26  Triage flyttes til kl. 8  Mette  Tillidsrepræsentanter\n"
        "\n"
        "Åbne\n"
        "24.11.26  Nye køreplaner                   Medarbejderne\n"
        "–         Kaffe i depotet                  Medarbejderne\n"
    )


def test_what_is_done_comes_last_and_only_when_asked_for():
    assert "Budgettet" not in as_table(listed(LATE, DONE), DANISH)
    table = as_table(listed(LATE, DONE, done=True), DANISH)
    assert table.index("Frist overskredet") < table.index("Udført\n") < table.index("Budgettet er sendt")
    assert as_table(listed(), DANISH) == "Der er ingen åbne aftaler.\n"


def test_a_long_agreement_wraps_within_its_column():
    long = replace(LATE, text="Vi prøver selvplanlagte teams " * 6)
    lines = as_table(listed(long), DANISH, width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert len(lines) > 4
    assert all(line.startswith(" " * 10) for line in lines[2:])


def test_words_are_not_divided_while_another_column_can_be_narrower():
    long = replace(
        LATE, text="Arbejdsmiljørepræsentanten indkalder", who="Mette, Jørgen og Anne-Lise fra depotet"
    )
    lines = as_table(listed(long), DANISH, width=76).splitlines()
    assert max(map(len, lines)) <= 76
    assert "Arbejdsmiljørepræsentanten" in lines[1]
    assert "Tillidsrepræsentanter" in lines[1]
    assert [line for line in as_table(listed(long), DANISH, width=30).splitlines() if len(line) > 30] == []


def test_text_in_an_agreement_is_never_markup():
    hostile = replace(LATE, text="[bold red]x[/] [/nej]\nto linjer\x1b[31m", who="[link=x]y[/link]")
    assert "[bold red]x[/] [/nej] to linjer[31m  [link=x]y[/link]" in as_table(listed(hostile), DANISH)


def test_agreements_of_several_rounds_say_which_round():
    rounds = [round_with(TODAY), round_with(LATE, name="Forår 2026")]
    table = as_table(AgreementList.from_rounds(rounds, CHECKLIST, "da", NOW), DANISH)
    assert "Tillidsrepræsentanter · Forår 2026" in table.splitlines()[1]
    assert "Medarbejderne · Efterår 2026" in table


def test_one_actor_only():
    assert "Nye køreplaner" not in as_table(listed(LATE, TODAY, actor="union"), DANISH)


def test_json_says_the_same():
    content = json.loads(as_json(listed(UNDATED, LATE, DONE, done=True), DANISH))
    assert [(a["id"], a["due"], a["overdue"], a["done"]) for a in content] == [
        ("a1", "2026-11-23", True, False),
        ("a3", None, False, False),
        ("a4", "2026-10-01", False, True),
    ]
    assert content[0]["actor_name"] == "Tillidsrepræsentanter"
    assert content[0]["who"] == "Mette"


def test_the_calendar_has_a_whole_day_for_each_agreement_with_a_due_date():
    first, second = events(as_calendar(listed(UNDATED, LATE, TODAY, DONE), DANISH))
    assert (first["summary"], first["dtstart"].dt, first["dtend"].dt) == (
        "Triage flyttes til kl. 8", date(2026, 11, 23), date(2026, 11, 24),
    )  # fmt: skip
    assert type(first["dtstart"].dt) is date
    assert first["description"] == "Aftalt med: Tillidsrepræsentanter\nHvem: Mette"
    assert second["description"] == "Aftalt med: Medarbejderne"
    (alarm,) = first.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(hours=-15))


def test_it_takes_no_time_and_is_private_in_a_shared_calendar():
    (event,) = events(as_calendar(listed(LATE), DANISH))
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")


def test_read_in_again_it_replaces_what_was_there():
    (before,) = events(as_calendar(listed(LATE), DANISH))
    moved = replace(LATE, text="Triage flyttes til kl. 9", due=date(2026, 12, 7), who="Ole")
    (after,) = events(as_calendar(listed(moved, now=NOW + timedelta(hours=1)), DANISH))
    assert before["uid"] == after["uid"] == "a1.r@kerneblik"
    assert int(after["sequence"]) > int(before["sequence"]) >= 0
    assert after["dtstamp"].dt == NOW + timedelta(hours=1) > before["dtstamp"].dt
    assert after["dtstart"].dt == date(2026, 12, 7)


def test_agreements_of_two_rounds_are_two_events_whatever_their_ids():
    rounds = [round_with(LATE), replace(round_with(LATE), id="s")]
    first, second = events(as_calendar(AgreementList.from_rounds(rounds, CHECKLIST, "da", NOW), DANISH))
    assert first["uid"] != second["uid"]


def test_what_is_done_says_so_and_reminds_nobody():
    (event,) = events(as_calendar(listed(DONE, done=True), DANISH))
    assert event["summary"] == "Udført: Budgettet er sendt"
    assert event.walk("VALARM") == []


def test_the_lines_of_the_file_are_as_the_standard_has_them():
    long = replace(LATE, text="Æøå, kommaer; og \\ skråstreger: " * 20 + "\n[x](http://a)")
    content = as_calendar(listed(long), DANISH)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = events(content)
    assert event["summary"] == long.text.replace("\n", " ").strip()
    (moment,) = [line for line in content.split(b"\r\n") if line.startswith(b"DTSTAMP")]
    assert moment == b"DTSTAMP:20261124T120000Z"


LINES = (st.text() | st.text('\\Nn,;:%25C" æ')).map(clean_line).filter(bool)


@given(text=LINES, who=LINES, id_=LINES)
@example("S:\\Notater", "a\\;b, c", "%2C")
@pytest.mark.slow
def test_every_text_comes_back_from_the_calendar_as_it_was(text: str, who: str, id_: str):
    content = as_calendar(listed(replace(LATE, text=text, who=who, id=id_)), DANISH)
    about = f"Aftalt med: Tillidsrepræsentanter\nHvem: {who}"
    (one,) = events(content)
    assert [str(one[name]) for name in ("summary", "description")] == [text, about]
    assert str(one["uid"]) == f"{id_}.r@kerneblik"
    assert str(one.walk("VALARM")[0]["description"]) == text
    other = vobject.readOne(content.decode()).vevent
    assert [other.summary.value, other.description.value] == [text, about]
    assert other.uid.value == f"{id_}.r@kerneblik"
    assert other.valarm.description.value == text


def test_nothing_private_but_the_agreement_is_in_it():
    marked = marked_round(CHECKLIST)
    content = as_calendar(AgreementList.from_rounds([marked.round], CHECKLIST, "da", NOW), DANISH)
    unfolded = content.replace(b"\r\n ", b"").decode()
    allowed = {*marked.agreed.values(), *marked.who.values()}
    assert {mark for mark in marked.all if mark in unfolded} == allowed


def test_without_a_due_date_there_is_no_calendar():
    with pytest.raises(KerneblikError) as none:
        as_calendar(listed(UNDATED), DANISH)
    assert none.value.key == "calendar.none_dated"


def test_an_agreement_without_a_moment_of_its_making_is_written_too():
    (event,) = events(as_calendar(listed(replace(LATE, made=None), now=NOW.astimezone(UTC)), DANISH))
    assert int(event["sequence"]) > 0


def test_a_planned_conversation_is_in_the_calendar_with_an_alarm_and_a_held_one_is_not():
    held = Conversation("c1", "union", NOW.date() - timedelta(days=1), "Ali")
    planned = Conversation("c2", "union", NOW.date() + timedelta(days=9), "Mette, FOA")
    removed = replace(planned, id="c3", deleted=True)
    round_ = Round("r", "Efterår", NOW, conversations={c.id: c for c in (held, planned, removed)})
    found = AgreementList.from_rounds([round_], CHECKLIST, "da", NOW)
    (event,) = icalendar.Calendar.from_ical(as_calendar(found, DANISH)).walk("VEVENT")
    assert event["uid"] == "c2.r@kerneblik"
    assert event["dtstart"].dt == planned.held
    assert str(event["summary"]).startswith("Samtale om kerneopgaven: ")
    assert event["description"] == "Med: Mette, FOA"
    assert event["class"] == "PRIVATE"
    assert [str(alarm["action"]) for alarm in event.walk("VALARM")] == ["DISPLAY"]
    others = AgreementList.from_rounds([round_], CHECKLIST, "da", NOW, actor="staff")
    assert others.planned == ()
