"""What is kept of a dialogue: conversations, notes, agreements, assessments; and older rounds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kerneblik.checklist import Kind
from kerneblik.documents.round_json import as_json, from_json
from kerneblik.reflection import Agreement, Answer, Assessment, Changes, Conversation, Fit, Record, Round
from kerneblik.reflection.changes import PendingChanges, key_of, records_of
from kerneblik.storage import PLAINTEXT, RoundStore, UnreadableRoundError
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, read_partially, recover
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from support.app import shipped_checklist
from support.storage import ID, START, Clock, answer

TALK = Conversation("talk1", "union", date(2026, 11, 20), "Mette og Jørgen")
AGREED = Agreement(
    "agr1", "union", "Fælles møde", "Mette", date(2026, 12, 1), conversation="talk1", made=START
)
FOUND = Assessment("union-view", Fit.SURPRISES)


def records(*kept) -> dict:
    return {key_of(record): record for record in kept}


def said(text: str, question: str = "union-view") -> Answer:
    return replace(answer(question, text), conversation="talk1")


@pytest.fixture
def store(tmp_path):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    return store


def test_everything_of_a_dialogue_survives(store):
    texts = {text.key: text for text in (said("De ser det anderledes"), said("Kaffe", question=""))}
    saved = store.save(ID, Changes(texts, records=records(TALK, AGREED, FOUND)))
    opened = RoundStore(store.directory.path).open(ID)
    assert opened == saved
    assert opened.conversations_with("union") == [TALK]
    assert opened.agreements_with("union") == [AGREED]
    assert opened.fit_of("union-view") is Fit.SURPRISES
    assert opened.answer("union-view", "talk1").text == "De ser det anderledes"
    assert opened.answer("", "talk1").text == "Kaffe"
    assert opened.answer("union-view").text == ""


def test_what_is_said_has_versions_and_conflicts_as_every_text(store):
    first, second = RoundStore(store.directory.path), RoundStore(store.directory.path)
    key = said("").key
    base = {key: said("")}
    first.save(ID, Changes({key: replace(said("fra kontoret"), edit_session="a")}, bases=base))
    round_ = second.save(ID, Changes({key: replace(said("hjemmefra"), edit_session="b")}, bases=base))
    assert round_.contested == {key}
    assert [version.text for version in store.versions(ID, key)] == ["fra kontoret"]


def test_sessions_change_different_records_without_disturbing_each_other(store):
    other = RoundStore(store.directory.path)
    store.save(ID, Changes(records=records(TALK)))
    other.save(ID, Changes(records=records(AGREED)))
    round_ = store.save(ID, Changes(records=records(replace(TALK, people="Mette"), replace(FOUND, fit=None))))
    assert round_.conversations["talk1"].people == "Mette"
    assert round_.agreements == {"agr1": AGREED}
    assert round_.fit_of("union-view") is None


class Working:
    """A session that changes records, and saves when it is told to."""

    def __init__(self, store: RoundStore) -> None:
        self.store = store
        self.round = store.open(ID)
        self.pending = PendingChanges(self.round)

    def change(self, record: Record, **changes: object) -> None:
        now = records_of(self.round).get(key_of(record), record)
        self.round = self.round.with_record(replace(now, **changes))
        self.pending.record(Changes(records=records(replace(now, **changes))))

    def save(self) -> Round:
        changes = self.pending.snapshot()
        kept = self.store.save(ID, changes)
        self.pending.mark_saved(changes, kept)
        self.round = self.pending.rebase(kept)
        return kept


@pytest.fixture
def two(store):
    store.save(ID, Changes(records=records(TALK, AGREED, FOUND)))
    return Working(store), Working(RoundStore(store.directory.path))


def test_two_sessions_change_one_agreement_and_neither_change_goes_under(two):
    first, second = two
    first.change(AGREED, text="Fælles møde hver måned", due=date(2027, 1, 1))
    second.change(AGREED, done=True)
    first.save()
    both = replace(AGREED, text="Fælles møde hver måned", due=date(2027, 1, 1), done=True)
    assert second.save().agreements["agr1"] == both
    first.change(AGREED, who="mig")  # has not seen the other's
    assert first.save().agreements["agr1"] == replace(both, who="mig")


def test_what_one_changes_during_ones_own_save_does_not_undo_what_the_other_changed(two):
    first, second = two
    second.change(AGREED, due=None)
    second.save()
    first.change(AGREED, who="mig")
    changes = first.pending.snapshot()
    kept = first.store.save(ID, changes)
    first.change(AGREED, done=True)
    first.pending.mark_saved(changes, kept)
    first.pending.rebase(kept)
    assert first.save().agreements["agr1"] == replace(AGREED, who="mig", due=None, done=True)


def test_words_that_two_sessions_wrote_at_once_stand_behind_each_other(two):
    first, second = two
    first.change(TALK, people="Mette")
    second.change(TALK, people="Jørgen", held=date(2026, 11, 21))
    first.change(FOUND, fit=Fit.AGREES)
    second.change(FOUND, fit=Fit.DIFFERS)
    first.save()
    kept = second.save()
    assert kept.conversations["talk1"] == replace(TALK, people="Jørgen / Mette", held=date(2026, 11, 21))
    assert kept.fit_of("union-view") is Fit.DIFFERS, "a mark is the later one"


@pytest.mark.parametrize("deleted_first", [True, False])
def test_what_one_changed_while_the_other_took_it_away_is_there_with_the_change(two, deleted_first):
    first, second = two
    first.change(AGREED, **({"deleted": True} if deleted_first else {"text": "Møde i marts"}))
    second.change(AGREED, **({"text": "Møde i marts"} if deleted_first else {"deleted": True}))
    first.save()
    assert second.save().agreements_with() == [replace(AGREED, text="Møde i marts")]


def test_what_one_left_as_it_was_stays_taken_away(two):
    first, second = two
    first.change(AGREED, deleted=True)
    second.change(AGREED, done=True)
    second.change(AGREED, done=False)
    first.save()
    assert second.save().agreements_with() == []


def test_records_that_the_disk_has_lost_are_saved_anew(two):
    first, _ = two
    lost = first.pending.pop_missing(Round(ID, "Efterår", START))
    assert lost.records == records(TALK, AGREED, FOUND)
    first.pending.record(lost)
    assert first.pending.snapshot().record_bases == {}


def test_what_is_taken_in_late_leaves_what_was_changed_since(two):
    first, second = two
    first.change(AGREED, done=True)
    emergency_copies.leave(first.store.directory, first.round, first.pending.snapshot(), PLAINTEXT, START)
    second.change(AGREED, text="Møde i marts")
    second.save()
    (found,) = emergency_copies.find(second.store.directory)
    assert found.changes.record_bases == records(AGREED)
    emergency_copies.absorb(second.store, found)
    assert second.store.open(ID).agreements["agr1"] == replace(AGREED, text="Møde i marts", done=True)


def test_what_was_deleted_stays_deleted_and_is_not_shown(store):
    store.save(ID, Changes(records=records(TALK, AGREED)))
    round_ = store.save(
        ID, Changes(records=records(replace(TALK, deleted=True), replace(AGREED, deleted=True)))
    )
    assert round_.conversations_with("union") == round_.agreements_with() == []


def test_a_round_taken_in_from_elsewhere_brings_its_dialogue_along(store):
    round_ = Round("elsewhere", "Andetsteds", START).with_record(TALK).with_record(AGREED).with_record(FOUND)
    kept = store.add(round_.with_answer(said("sagt")))
    assert kept == store.open("elsewhere")
    assert kept.conversations == {"talk1": TALK}


def test_a_round_written_before_there_was_a_dialogue_opens_and_keeps_everything(store):
    store.save(ID, Changes({"q": answer("q", "Fra dengang")}))
    content = json.loads(store.path(ID).read_bytes())
    content["round"]["1"]["schema"] = 1
    for name in ("conversation", "sitting"):
        del content["answers"]["1"][name]
    old = json.dumps(content).encode()
    store.path(ID).write_bytes(old)
    clock = Clock()
    clock.advance(days=1)
    today = RoundStore(store.directory.path, clock)
    assert today.open(ID).answer("q").text == "Fra dengang"
    today.save(ID, Changes(records=records(TALK)))
    assert today.open(ID).answer("q").text == "Fra dengang"
    assert json.loads(store.path(ID).read_bytes())["round"]["1"]["schema"] == 2
    assert old in [path.read_bytes() for path in (store.directory.backups / ID).iterdir()], "a backup first"


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("conversations", "held", "i går"),
        ("conversations", "id", ""),
        ("agreements", "due", 3),
        ("agreements", "done", "ja"),
        ("findings", "view", "ked af det"),
    ],
)
def test_a_record_that_makes_no_sense_is_named(store, table, field, value):
    store.save(ID, Changes(records=records(TALK, AGREED, FOUND)))
    content = json.loads(store.path(ID).read_bytes())
    content[table]["1"][field] = value
    store.path(ID).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UnreadableRoundError) as caught:
        RoundStore(store.directory.path).open(ID)
    assert caught.value.values["field"] == f"{table}.1.{field}"


def test_agreements_come_by_urgency():
    def due(id_: str, day: date | None, *, done: bool = False) -> Agreement:
        return Agreement(id_, "union", id_, due=day, done=done)

    round_ = Round("r", "R", START)
    for agreement in (
        due("done", date(2026, 1, 1), done=True),
        due("some day", None),
        due("later", date(2026, 12, 1)),
        due("overdue", date(2026, 11, 1)),
    ):
        round_ = round_.with_record(agreement)
    assert [a.id for a in round_.agreements_with()] == ["overdue", "later", "some day", "done"]
    assert [a.id for a in round_.agreements_with() if a.overdue(date(2026, 11, 20))] == ["overdue"]


def test_a_dialogue_is_read_out_of_a_damaged_file(store):
    texts = {text.key: text for text in (said("De ser det anderledes"), said("Kaffe", question=""))}
    store.save(ID, Changes(texts, records=records(TALK, AGREED, FOUND)))
    path = store.path(ID)
    path.write_bytes(path.read_bytes().rstrip().removesuffix(b"}"))
    fresh = RoundStore(store.directory.path, Clock())
    recover(fresh, inspect_damage(fresh, ID))
    round_ = fresh.open(ID)
    assert {key: answer.text for key, answer in round_.answers.items()} == {
        k: t.text for k, t in texts.items()
    }
    assert round_.conversations == {"talk1": TALK}
    assert round_.agreements == {"agr1": AGREED}
    assert round_.fit_of("union-view") is Fit.SURPRISES


def test_a_note_of_which_only_an_earlier_version_can_be_read_is_still_a_note(store):
    for edit_session in ("a", "b"):
        note = replace(said(f"sagt {edit_session}"), edit_session=edit_session)
        store.save(ID, Changes({note.key: note}))
    content = store.path(ID).read_bytes()
    broken = content.replace(b'"text": "sagt b"', b'"text": "sagt b')
    assert broken != content
    (left,) = read_partially(broken).answers.values()
    assert (left.question, left.conversation, left.text) == ("union-view", "talk1", "sagt a")


@pytest.mark.parametrize("kept", [TALK, AGREED, FOUND])
def test_a_round_with_nothing_but_a_dialogue_has_backups_too(store, kept):
    round_ = store.save(ID, Changes(records=records(kept)))
    store.keep_backup(ID)
    store.path(ID).write_bytes(b"")
    fresh = RoundStore(store.directory.path, Clock())
    recover(fresh, inspect_damage(fresh, ID))
    assert fresh.open(ID) == round_


def test_a_dialogue_that_could_not_be_saved_is_taken_in_at_the_next_start(store):
    text = said("De ser det anderledes")
    changes = Changes({text.key: text}, bases={text.key: said("")}, records=records(TALK, AGREED))
    round_ = store.open(ID)
    emergency_copies.leave(store.directory, round_, changes, PLAINTEXT, START)
    (found,) = emergency_copies.find(store.directory)
    assert not found.is_in(round_)
    emergency_copies.absorb(store, found)
    taken = store.open(ID)
    assert found.is_in(taken)
    assert taken.answer("union-view", "talk1").text == "De ser det anderledes"
    assert (taken.conversations, taken.agreements) == ({"talk1": TALK}, {"agr1": AGREED})
    assert emergency_copies.find(store.directory) == []


def test_a_note_left_by_an_editor_finds_its_way_back(store):
    round_ = store.save(ID, Changes(records=records(TALK)))
    drafts = EditorDrafts(store.directory)
    for before in (said("før"), said("frit", question="")):
        draft = drafts.begin(round_, before)
        draft.file.write_text("efter", encoding="utf-8")
        drafts.leave(draft)
    left = {key: answer.text for found in drafts.find() for key, answer in found.changes.answers.items()}
    assert left == {"talk1/union-view": "efter", "talk1/": "efter"}


@pytest.mark.parametrize("question", ["union-ideas", ""])
def test_a_first_note_left_by_an_editor_leaves_ones_own_answer_alone(store, question):
    checklist = shipped_checklist()
    mine = replace(answer("union-ideas", "Mit eget svar"), edit_session="a")
    round_ = store.save(ID, Changes({mine.key: mine}, records=records(TALK)))
    drafts = EditorDrafts(store.directory)
    draft = drafts.begin(round_, Answer(question, conversation="talk1"))
    draft.file.write_text("Hvad de sagde", encoding="utf-8")
    drafts.leave(draft)
    (found,) = drafts.find()
    emergency_copies.absorb(store, emergency_copies.completed(store, found, checklist, "da"))
    kept = store.open(ID)
    assert kept.answer("union-ideas").text == "Mit eget svar"
    noted = kept.answer(question, "talk1")
    assert (noted.text, noted.actor, noted.kind) == ("Hvad de sagde", "union", Kind.DIALOGUE)


def test_a_round_is_exported_and_imported_with_its_dialogue(store):
    texts = {text.key: text for text in (said("De ser det anderledes"), said("Kaffe", question=""))}
    round_ = store.save(ID, Changes(texts, records=records(TALK, AGREED, FOUND)))
    assert from_json(as_json(round_)).round == round_
    first_version = json.loads(as_json(Round("r", "R", START)))
    for name in ("conversations", "agreements", "findings"):
        del first_version[name]
    assert from_json(json.dumps({**first_version, "version": 1}).encode()).round.conversations == {}
