"""Themes against actors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kerneblik.reflection import Assessment, Conversation, Fit, Stage
from kerneblik.reflection.progress import matrix
from support.app import answer, round_with, shipped_checklist

TODAY = date(2026, 11, 24)


def test_every_question_stands_in_one_cell():
    checklist = shipped_checklist()
    rows = matrix(checklist, round_with(checklist, {}), TODAY)
    counted = [question for row in rows for cell in row.cells for question in cell.questions]
    assert sorted(q.id for q in counted) == sorted(q.id for q in checklist.questions)
    assert all(len(row.cells) == len(checklist.actors) for row in rows)


def test_a_cell_tells_what_was_written_said_and_found():
    checklist = shipped_checklist()
    union = next(actor for actor in checklist.actors if actor.id == "union")
    question = next(q for q in union.questions if q.kind == "dialogue")
    said = replace(answer(checklist, question.id, "de sagde"), conversation="t")
    round_ = round_with(checklist, {question.id: "jeg venter"}).with_answer(said)
    round_ = round_.with_record(Conversation("t", "union", date(2026, 11, 20)))
    round_ = round_.with_record(Assessment(question.id, Fit.DIFFERS))
    row = next(row for row in matrix(checklist, round_, TODAY) if row.theme.id == question.theme)
    cell = row.cells[checklist.actors.index(union)]
    assert (cell.stages, cell.talked_about, cell.fits) == ((Stage.EMPTY, Stage.DONE), 1, (Fit.DIFFERS,))
    others = [c for r in matrix(checklist, round_, TODAY) for c in r.cells if c is not cell and c.questions]
    assert not any(
        set(c.stages) != {Stage.EMPTY} or c.talked_about or c.fits
        for c in others
        if question not in c.questions
    )
