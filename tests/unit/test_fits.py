"""How what was said fits what was expected: marked, counted, shown."""

from __future__ import annotations

import json

from rich.cells import cell_len

from kerneblik.documents.content.round import Selection
from kerneblik.documents.content.status import as_data, document
from kerneblik.documents.content.wording import agreement_line, agreements_words
from kerneblik.documents.writers.columns import as_columns
from kerneblik.language import Translator
from kerneblik.reflection import Agreement, Fit
from kerneblik.reflection.wheel import ASCII, UNICODE, Ring, wheel
from support.app import round_with, shipped_checklist
from support.dialogue import TODAY, talked

DA, EN = Translator("da"), Translator("en")


def selection(texts=None) -> Selection:
    checklist = shipped_checklist()
    return Selection.from_round(checklist, talked(checklist, round_with(checklist, texts or {})), TODAY)


def test_the_most_telling_marks_come_first():
    round_ = selection().round
    questions = ["staff-understanding", "union-understanding", "union-interfaces", "union-ideas"]
    assert round_.fits_of(questions) == [Fit.SURPRISES, Fit.DIFFERS, Fit.AGREES]


def test_every_mark_is_one_cell_and_has_an_ascii_form():
    for fit in Fit:
        assert cell_len(UNICODE.of_fit(fit)) == 1
        assert ASCII.of_fit(fit).isascii()
    assert len({ASCII.of_fit(fit) for fit in Fit}) == len(Fit)


def test_the_wheel_knows_the_marks_and_its_blank_form_does_not():
    drawn = wheel(selection().checklist, selection().round, TODAY)
    marked = {tile.question: tile.fit for tile in drawn.tiles if tile.fit is not None}
    assert marked == {
        "union-understanding": Fit.DIFFERS,
        "union-ideas": Fit.SURPRISES,
        "staff-understanding": Fit.AGREES,
    }
    assert {tile.ring for tile in drawn.tiles if tile.fit} == {Ring.OUTER}
    assert not any(tile.fit for tile in drawn.blank.tiles)


def test_the_status_table_has_the_marks_and_says_what_they_mean():
    table = as_columns(document(selection(), DA, UNICODE), DA).splitlines()
    assert table[2].split() == [
        "Aktør",
        "Refl.",
        "Forb.",
        "Talt",
        "om",
        "Aftaler",
        "Vurdering",
        "Ord",
        "Ændret",
    ]
    assert " ".join(table[8].split()) == "6 ◐ Tillidsrepræsentanter 0/3 0/3 2/3 !2/2 ! ≠ – –"
    assert table[-1] == "= som ventet  ≠ anderledes  ! overraskende"
    assert as_columns(document(selection(), EN, ASCII), EN).isascii() is False, (
        "the name of the round is Danish"
    )
    assert "! /" in as_columns(document(selection(), EN, ASCII), EN)


def test_the_status_as_json_counts_conversations_and_marks():
    union = json.loads(json.dumps(as_data(selection(), DA)))["actors"][5]
    assert union["conversations"] == 2
    assert union["views"] == {"agrees": 0, "differs": 1, "surprises": 1}


def test_the_status_as_json_tells_prepared_from_talked_about_and_counts_agreements():
    prepared = dict.fromkeys(("union-interfaces", "union-ideas"), "de vil tale om tid")
    data = json.loads(json.dumps(as_data(selection(prepared), DA)))
    union = data["actors"][5]
    assert (union["dialogue"]["prepared"], union["dialogue"]["talked_about"]) == (2, 2)
    assert union["agreements"] == {"total": 2, "open": 2, "overdue": 1}
    assert (data["dialogue"]["prepared"], data["dialogue"]["talked_about"]) == (2, 3)
    assert data["agreements"] == {"total": 4, "open": 3, "overdue": 1}


def test_agreements_are_counted_in_words():
    agreed = selection().round.agreements_with()
    assert agreements_words(DA, agreed, TODAY, "·") == "3 åbne aftaler · 1 frist overskredet"
    assert agreements_words(EN, agreed, agreed[0].due, "-") == "3 open agreements"
    assert agreements_words(EN, [], TODAY, "-") == "0 open agreements"


def test_the_day_it_is_due_an_agreement_is_not_overdue_yet():
    due_today = Agreement("a", "union", "Ring", due=TODAY)
    assert agreement_line(DA, UNICODE, due_today, TODAY) == ("○", "Ring", "frist 03.11.26")
