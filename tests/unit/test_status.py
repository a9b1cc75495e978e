"""The status table and its JSON."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from kerneblik.checklist import Words
from kerneblik.documents.content.round import Selection
from kerneblik.documents.content.status import as_data, document
from kerneblik.documents.writers.columns import as_columns
from kerneblik.language import Translator
from kerneblik.reflection.wheel import ASCII, UNICODE, Glyphs
from support.reports import TODAY, answer, checklist, round_

STARTED = round_(
    answer("self-task", "et to"), answer("self-role", "", set_aside=True), answer("staff-see", "tre fire fem")
)


def as_table(selection: Selection, t: Translator, glyphs: Glyphs) -> str:
    return as_columns(document(selection, t, glyphs), t)


def test_each_actor_has_a_line():
    table = as_table(Selection.from_round(checklist(), STARTED, TODAY), Translator("da"), UNICODE)
    assert table.splitlines() == [
        "Efterår 2026 · begyndt 3. november 2026 · 3 af 4, heraf 1 lagt til side · 5 ord",
        "",
        "    Aktør              Refl.  Forb.  Talt om  Aftaler  Ord    Ændret",
        "1 ● Dig selv            ◌2/2      –        –        –    2  03.11.26",
        "2 ◐ Dine medarbejdere    1/1    0/1      0/1        –    3  03.11.26",
        "",
        "◌ nogle er lagt til side",
    ]


def test_ascii_only():
    table = as_table(Selection.from_round(checklist(), round_(name="E"), TODAY), Translator("en"), ASCII)
    assert table.isascii()
    assert "2 . Your staff" in table


def test_wide_letters_keep_the_columns():
    wide = checklist()
    actors = (replace(wide.actors[0], name=Words({"da": "我"})), wide.actors[1])
    table = as_table(
        Selection.from_round(replace(wide, actors=actors), STARTED, TODAY), Translator("da"), UNICODE
    )
    rows = table.splitlines()[2:5]
    assert {cell_len(row) for row in rows} == {cell_len(rows[0])}


def test_answers_to_removed_questions_are_counted():
    selection = Selection.from_round(
        checklist(), round_(answer("staff-old", "a"), answer("staff-older", "b")), TODAY
    )
    assert "2 svar på spørgsmål" in as_table(selection, Translator("da"), UNICODE)
    assert as_data(selection, Translator("da"))["removed_questions_with_answers"] == 2


def test_the_data_have_the_same_names_in_every_language():
    selection = Selection.from_round(checklist(), STARTED, TODAY)
    danish, english = (as_data(selection, Translator(language)) for language in ("da", "en"))
    assert danish.keys() == english.keys()
    assert (danish["done"], danish["total"], danish["words"], danish["complete"]) == (3, 4, 5, False)
    assert danish["actors"][0]["name"] == "Dig selv"
    assert english["actors"][0]["name"] == "Yourself"
    assert danish["actors"][1]["reflection"]["complete"] is True
    assert danish["actors"][1]["dialogue"]["done"] == 0
    assert danish["actors"][0]["edited"] == "2026-11-03T12:00:00+00:00"
