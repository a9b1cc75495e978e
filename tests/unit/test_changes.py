"""What one session changed and has not saved yet: nothing that comes during a save gets lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kerneblik.reflection import (
    Agreement,
    Answer,
    Assessment,
    Conversation,
    Fit,
    Position,
    Record,
    Round,
    Version,
)
from kerneblik.reflection.changes import Changes, PendingChanges, RecordKey, key_of, records_of
from support.storage import START, answer

ROUND = Round("r", "Efterår", START, {"a": answer("a", "før"), "b": answer("b", "andet")})
AGREED = Agreement("x", "union", "Mødes", "Mette")
HELD = Conversation("x", "union", date(2026, 11, 1), "Mette")
FOUND = Assessment("x", Fit.DIFFERS)
SEEN = Version("a", "fra en anden", conflict=True)


def all_changes(text: str, row: int, name: str, who: str) -> Changes:
    return Changes(
        {"a": answer("a", text)},
        Position("a", row),
        name,
        looked_at=frozenset({replace(SEEN, text=f"{SEEN.text} {text}")}),
        records={key_of(AGREED): replace(AGREED, who=who)},
    )


def noted(*changes: Changes, on_disk: Round = ROUND) -> PendingChanges:
    pending = PendingChanges(on_disk)
    for each in changes:
        pending.record(each)
    return pending


def on_disk_after(saved: Changes, before: Round = ROUND) -> Round:
    """The round as a save by a session that is alone leaves it."""
    after = replace(before, answers={**before.answers, **saved.answers})
    after = replace(after, position=saved.position or after.position, name=saved.name or after.name)
    for record in saved.records.values():
        after = after.with_record(record)
    return after


@pytest.mark.parametrize(
    ("changes", "has_edits", "anything"),
    [
        (Changes(), False, False),
        (Changes(position=Position("a")), False, True),
        (Changes(bases={"a": answer("a", "før")}, record_bases={key_of(AGREED): AGREED}), False, False),
        (Changes({"a": answer("a", "")}), True, True),
        (Changes(name=""), True, True),
        (Changes(archived=False), True, True),
        (Changes(looked_at=frozenset({SEEN})), True, True),
        (Changes(records={key_of(AGREED): AGREED}), True, True),
    ],
)
def test_what_there_is_to_save_and_whether_it_is_more_than_the_position(
    changes: Changes, has_edits: bool, anything: bool
):
    assert changes.has_edits is has_edits
    assert bool(changes) is anything
    if changes.archived is None:  # that is saved at once, and never pending
        assert bool(noted(changes)) is anything


def test_records_of_one_id_and_of_different_kinds_are_told_apart():
    round_ = ROUND
    for record in (AGREED, HELD, FOUND):
        round_ = round_.with_record(record)
    told_apart: dict[RecordKey, Record] = {
        (Agreement, "x"): AGREED,
        (Conversation, "x"): HELD,
        (Assessment, "x"): FOUND,
    }
    assert records_of(round_) == told_apart


def test_the_latest_of_each_kind_is_saved_with_what_it_is_based_on():
    before = ROUND.with_record(AGREED)
    first, second = all_changes("ny", 1, "Vinter", "Ole"), all_changes("nyere", 2, "Forår", "Ida")
    pending = noted(first, second, Changes({"c": answer("c", "nyt")}), on_disk=before)
    pending.record(Changes(records={key_of(HELD): HELD}))
    assert pending.snapshot() == Changes(
        {"a": answer("a", "nyere"), "c": answer("c", "nyt")},
        Position("a", 2),
        "Forår",
        {"a": answer("a", "før"), "c": Answer("c")},
        first.looked_at | second.looked_at,
        {key_of(AGREED): replace(AGREED, who="Ida"), key_of(HELD): HELD},
        {key_of(AGREED): AGREED},
    )


def test_a_snapshot_stays_as_it_was_whatever_is_noted_after_it():
    pending = noted(all_changes("ny", 1, "Vinter", "Ole"))
    saved = pending.snapshot()
    pending.record(all_changes("nyere", 2, "Forår", "Ida"))
    pending.record(Changes({"c": answer("c", "nyt")}, records={key_of(HELD): HELD}))
    assert saved.answers == {"a": answer("a", "ny")}
    assert saved.records == {key_of(AGREED): replace(AGREED, who="Ole")}


def test_after_a_save_nothing_is_left_and_what_was_saved_is_the_base_of_what_comes():
    pending = noted(all_changes("n\x07y", 1, "Vinter", "Ole"))
    saved = pending.snapshot()
    assert pending.mark_saved(saved, on_disk_after(saved).with_answer(answer("a", "ny")))
    assert not pending
    assert pending.snapshot() == Changes()
    pending.record(all_changes("nyere", 2, "Forår", "Pia"))
    assert pending.snapshot().bases == {"a": answer("a", "ny")}
    assert pending.snapshot().record_bases == {key_of(AGREED): replace(AGREED, who="Ole")}


def test_what_others_changed_in_what_was_saved_counts_as_seen_when_it_was_taken_over():
    before = ROUND.with_record(AGREED)
    set_aside, by_ole = replace(ROUND.answers["a"], set_aside=True), replace(AGREED, who="Ole")
    pending = noted(
        Changes({"a": set_aside, "b": answer("b", "ny")}, records={key_of(AGREED): by_ole}), on_disk=before
    )
    theirs = {"a": replace(set_aside, text="en andens"), "b": replace(answer("b", "ny"), set_aside=True)}
    kept = replace(before, answers=theirs).with_record(replace(by_ole, text="Mødes tit"))
    assert pending.mark_saved(pending.snapshot(), kept)
    assert not pending
    later = Changes(
        {"a": answer("a", "nyere"), "b": answer("b", "nyere")},
        records={key_of(AGREED): replace(by_ole, text="Ses")},
    )
    pending.record(later)
    assert pending.snapshot().bases == {"a": ROUND.answers["a"], "b": answer("b", "ny")}
    assert pending.snapshot().record_bases == {key_of(AGREED): by_ole}
    pending.mark_saved(pending.snapshot(), on_disk_after(later, kept))
    assert pending.rebase(kept).answers == theirs
    pending.record(later)
    assert pending.snapshot().bases == theirs
    assert pending.snapshot().record_bases == {key_of(AGREED): kept.agreements[AGREED.id]}


SOMEBODY_ELSE: dict[str, Callable[[Round], Round]] = {
    "saved the same answer": lambda kept: kept.with_answer(answer("a", "en andens")),
    "saved another answer": lambda kept: kept.with_answer(answer("b", "en andens")),
    "began an answer": lambda kept: kept.with_answer(answer("c", "en andens")),
    "changed the same agreement": lambda kept: kept.with_record(replace(AGREED, who="Ida")),
    "changed another record": lambda kept: kept.with_record(replace(HELD, people="Ida")),
    "marked how views differ": lambda kept: kept.with_record(FOUND),
    "named the round": lambda kept: replace(kept, name="En andens"),
    "archived the round": lambda kept: replace(kept, archived=True),
    "wrote over an answer": lambda kept: replace(kept, contested=frozenset({"a", "b"})),
}


@pytest.mark.parametrize("saved", [True, False], ids=["saving the same", "saving something else"])
@pytest.mark.parametrize("did", SOMEBODY_ELSE.values(), ids=SOMEBODY_ELSE)
def test_a_save_tells_whether_the_round_holds_what_this_session_neither_saved_nor_knew(
    did: Callable[[Round], Round], saved: bool
):
    looked_at = replace(ROUND.with_record(HELD).with_record(AGREED), contested=frozenset({"a", "b"}))
    pending = noted(
        all_changes("ny", 1, "Vinter", "Ole") if saved else Changes(looked_at=frozenset({SEEN})),
        Changes({"b": answer("b", "ny")}, records={key_of(HELD): HELD}) if saved else Changes(),
        on_disk=looked_at,
    )
    changes = pending.snapshot()
    alone = replace(on_disk_after(changes, looked_at), contested=frozenset({"b"}))
    assert noted(changes, on_disk=looked_at).mark_saved(changes, alone) is False
    assert pending.mark_saved(changes, did(alone)) is True
    told = noted(on_disk=looked_at)
    told.rebase(did(alone))
    assert told.mark_saved(Changes(), did(alone)) is False


@pytest.mark.parametrize(
    "during",
    [
        Changes({"a": answer("a", "skrevet imens")}),
        Changes(position=Position("a", 7)),
        Changes(position=Position("a", 1)),
        Changes(name="Navngivet imens"),
        Changes(looked_at=frozenset({replace(SEEN, text="set imens")})),
        Changes(records={key_of(AGREED): replace(AGREED, who="Aftalt imens")}),
        Changes({"c": answer("c", "begyndt imens")}, records={key_of(HELD): HELD}),
    ],
)
def test_what_is_noted_during_a_save_is_saved_by_the_next_and_that_alone(during: Changes):
    pending = noted(all_changes("ny", 1, "Vinter", "Ole"))
    saved = pending.snapshot()
    pending.record(during)
    pending.mark_saved(saved, on_disk_after(saved))
    left = pending.snapshot()
    assert replace(left, bases={}, record_bases={}) == during
    assert left.bases == {key: saved.answers.get(key, Answer(key)) for key in during.answers}
    known = {key: saved.records[key] for key in during.records if key in saved.records}
    assert left.record_bases == known
    assert bool(pending) is True


def test_a_name_given_while_something_else_is_saved_stays():
    pending = noted(Changes({"a": answer("a", "ny")}))
    saved = pending.snapshot()
    pending.record(Changes(position=Position("b"), name="Imens"))
    pending.mark_saved(saved, on_disk_after(saved))
    assert pending.snapshot() == Changes(position=Position("b"), name="Imens")


@pytest.mark.parametrize(
    ("kept", "base"),
    [("ny", "ny"), ("en andens", "før")],
    ids=["one's own", "another's, which the writer has not seen"],
)
def test_who_writes_on_during_a_save_has_seen_what_they_saved_and_no_more(kept: str, base: str):
    pending = noted(Changes({"a": answer("a", "n\x07y")}))
    saved = pending.snapshot()
    pending.record(Changes({"a": answer("a", "nyere")}))
    pending.mark_saved(saved, ROUND.with_answer(answer("a", kept)))
    assert pending.snapshot().bases["a"].text == base
    assert pending.snapshot().answers["a"].text == "nyere"


def test_one_answer_written_on_does_not_hinder_what_was_saved_beside_it():
    """In whichever order they are looked at."""
    for written_on, other in (("a", "b"), ("b", "a")):
        pending = noted(Changes({"a": answer("a", "ny"), "b": answer("b", "ny")}))
        saved = pending.snapshot()
        pending.record(Changes({written_on: answer(written_on, "nyere")}))
        pending.mark_saved(saved, on_disk_after(saved).with_answer(answer(written_on, "en andens")))
        assert pending.snapshot().answers == {written_on: answer(written_on, "nyere")}
        pending.record(Changes({other: answer(other, "nyest")}))
        assert pending.snapshot().bases[other].text == "ny"
        assert pending.snapshot().bases[written_on] == ROUND.answer(written_on)


def test_what_the_disk_has_lost_is_told_once():
    """Were it told again, an answer that somebody then deleted would come back."""
    before = replace(ROUND, answers={**ROUND.answers, "empty": Answer("empty")})
    before = before.with_answer(Answer("aside", set_aside=True)).with_record(AGREED).with_record(HELD)
    pending = PendingChanges(before)
    lost = pending.pop_missing(Round("r", "Efterår", START, {"b": before.answers["b"]}).with_record(HELD))
    assert lost == Changes(
        {"a": answer("a", "før"), "aside": Answer("aside", set_aside=True)}, records={key_of(AGREED): AGREED}
    )
    assert pending.pop_missing(Round("r", "Efterår", START, ROUND.answers).with_record(HELD)) == Changes()
    gone = pending.pop_missing(Round("r", "Efterår", START))
    assert gone == Changes({"b": before.answers["b"]}, records={key_of(HELD): HELD})
    pending.record(Changes({"a": answer("a", "nyt")}, records={key_of(AGREED): AGREED}))
    assert pending.snapshot().bases == {"a": Answer("a")}
    assert pending.snapshot().record_bases == {}


def test_what_is_being_changed_here_is_not_told_as_lost():
    before = ROUND.with_record(AGREED)
    pending = noted(
        Changes({"a": answer("a", "ny")}, records={key_of(AGREED): replace(AGREED, done=True)}),
        on_disk=before,
    )
    lost = pending.pop_missing(Round("r", "Efterår", START))
    assert lost == Changes({"b": ROUND.answers["b"]})
    assert pending.snapshot().bases == {"a": answer("a", "før")}
    assert pending.snapshot().record_bases == {key_of(AGREED): AGREED}


def test_what_others_saved_is_told_but_for_what_is_being_changed_here():
    before = ROUND.with_record(AGREED).with_record(HELD)
    mine = replace(AGREED, who="Ole")
    pending = noted(
        Changes(
            {"a": answer("a", "ny")},
            name="Vinter",
            looked_at=frozenset({SEEN}),
            records={key_of(AGREED): mine},
        ),
        on_disk=before,
    )
    there = Round(
        "r",
        "Forår",
        START,
        {"a": answer("a", "en andens"), "b": answer("b", "en andens")},
        Position("b"),
        frozenset({"a", "b"}),
    )
    theirs = replace(HELD, people="Mette og Ole")
    there = there.with_record(replace(AGREED, text="Mødes tit")).with_record(theirs)
    news = pending.rebase(there)
    assert news == replace(
        there,
        name="Vinter",
        answers={"b": answer("b", "en andens")},
        contested=frozenset({"b"}),
        agreements={AGREED.id: mine},
    )
    pending.record(Changes({"b": answer("b", "ny")}, records={key_of(HELD): HELD}))
    assert pending.snapshot().bases == {"a": answer("a", "før"), "b": answer("b", "en andens")}
    assert pending.snapshot().record_bases == {key_of(AGREED): AGREED, key_of(HELD): theirs}


def test_the_name_others_gave_counts_where_none_was_given_here():
    assert noted(Changes(position=Position("a"))).rebase(replace(ROUND, name="Forår")).name == "Forår"
    assert noted(Changes(name="")).rebase(replace(ROUND, name="Forår")).name == ""
