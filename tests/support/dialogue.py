"""A round with conversations, marks and agreements, as it is on 3 November 2026."""

from __future__ import annotations

from datetime import date

from kerneblik.checklist import Checklist
from kerneblik.reflection import Agreement, Assessment, Conversation, Fit, Round
from support.app import NOON, answer

TODAY = NOON.date()
METTE = Conversation("mette", "union", date(2026, 10, 20), "Mette (FOA)")
JORGEN = Conversation("jorgen", "union", date(2026, 10, 27), "Jørgen (DSR) og Ali")
OVERDUE = Agreement(
    "overdue", "union", "Fælles møde om overgange", "Mette", date(2026, 10, 30), conversation="mette"
)
SOME_DAY = Agreement("some-day", "union", "Kaffe hver måned", conversation="jorgen")
NEXT_MONTH = Agreement("next-month", "manager", "Notat om kontinuitet", "mig", date(2026, 12, 1))
DONE = Agreement("done", "manager", "Læs budgettet", "mig", date(2026, 11, 1), done=True)


def talked(checklist: Checklist, round_: Round) -> Round:
    """The round after two conversations with the union reps, one of which differed from what was expected."""
    records = (METTE, JORGEN, OVERDUE, SOME_DAY, NEXT_MONTH, DONE)
    marks = {
        "union-understanding": Fit.DIFFERS,
        "union-ideas": Fit.SURPRISES,
        "staff-understanding": Fit.AGREES,
    }
    for record in (*records, *(Assessment(question, view) for question, view in marks.items())):
        round_ = round_.with_record(record)
    for conversation, question, text in (
        (METTE, "union-understanding", "Hun taler om **tid til borgeren**:\n\n- kontinuitet først"),
        (JORGEN, "union-understanding", "Han lægger vægt på, at nogen ser, når noget ændrer sig."),
        (JORGEN, "union-ideas", "En fælles journal, som alle kan skrive i."),
    ):
        said = answer(checklist, question, text, conversation=conversation.id)
        round_ = round_.with_answer(said)
    return round_
