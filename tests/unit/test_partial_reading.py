"""What can be read in a damaged round is saved out of it, and the backup's texts are not lost over it."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kerneblik.checklist import Kind
from kerneblik.reflection import Changes, Round
from kerneblik.storage import RoundStore, StorageError, UnreadableRoundError
from kerneblik.storage.encryption.age import AgeCipher
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, read_partially, recover
from support.storage import ID, START, Clock, answer, texts

PATH = Path("round.json")
WRITTEN = {
    "first": 'En tekst med »tegn«, linjer\nog "anførselstegn" og en \\ {klamme} æøå',
    "second": "Nummer to. " * 30,
    "third": "Nummer tre",
    "fourth": "Den sidste",
}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    """A round with four answers, and no backup."""
    store = RoundStore(tmp_path, clock)
    store.create("Efterår")
    store.save(ID, Changes({question: answer(question, text) for question, text in WRITTEN.items()}))
    return store


@pytest.fixture
def content(store):
    return store.path(ID).read_bytes()


def readable(content):
    return {question: kept.text for question, kept in read_partially(content).answers.items()}


def test_a_whole_file_gives_all_of_it(content, store):
    found = read_partially(content)
    assert found.answers == store.open(ID).answers
    assert (found.name, found.created) == ("Efterår", START)
    assert not found.garbled
    assert not found.lost


def ends_in(content):
    """Where the document of each answer ends."""
    ends = {question: content.index(b"}", content.index(f'"{question}"'.encode())) for question in WRITTEN}
    ends["first"] = content.index(b"}", content.index("klamme} æøå".encode()) + len("klamme} æøå".encode()))
    return ends


@pytest.mark.slow
def test_cut_short_anywhere_every_answer_before_the_cut_is_there_and_none_is_made_up(content):
    ends = ends_in(content)
    for cut in range(len(content)):
        whole = {question: text for question, text in WRITTEN.items() if ends[question] < cut}
        assert readable(content[:cut]) == whole, cut


def test_the_answer_that_the_cut_goes_through_is_named_as_lost(content):
    cut = content.index(b"Nummer to. Nummer to") + 50
    assert read_partially(content[:cut]).lost == {"second"}


def test_a_tail_of_zeros(content):
    cut = content.index(b"Nummer tre")
    found = read_partially(content[:cut] + b"\0" * (len(content) - cut))
    assert found.answers.keys() == {"first", "second"}
    assert "third" in found.lost


@pytest.mark.parametrize("hole", [b"\0" * 40, b"\xff" * 40, b'"' * 40, b"{" * 40, b"\\" * 40, b"x" * 40])
def test_a_hole_in_the_middle_costs_what_it_hit_and_no_more(content, hole):
    place = content.index(b"Nummer to. Nummer to")
    found = read_partially(content[:place] + hole + content[place + len(hole) :])
    whole = {question: found.answers[question].text for question in found.answers.keys() - {"second"}}
    assert whole == {question: text for question, text in WRITTEN.items() if question != "second"}


@pytest.mark.parametrize("hole", [b"\0" * 40, b"\xff" * 40])
def test_a_text_with_a_hole_is_told_from_a_whole_one(content, hole):
    place = content.index(b"Nummer to. Nummer to")
    found = read_partially(content[:place] + hole + content[place + len(hole) :])
    assert found.garbled == {"second"}
    assert found.answers["second"].text.endswith("Nummer to. ")


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "gossip"), ("edited", "yesterday"), ("set_aside", 1), ("wording", []), ("actor", None)],
)
def test_a_bad_value_beside_the_text_is_left_out(content, field, value):
    tables = json.loads(content)
    tables["answers"]["2"][field] = value
    kept = read_partially(json.dumps(tables).encode()).answers["second"]
    assert (kept.text, kept.language) == (WRITTEN["second"], "da")


def test_a_bad_text_is_no_answer(content):
    tables = json.loads(content)
    tables["answers"]["2"]["text"] = 12
    assert "second" not in readable(json.dumps(tables).encode())


def test_of_two_texts_the_one_further_on_in_the_file_is_the_answer(content):
    """As when the document of an earlier text stands in the same file; no clock decides."""
    tables = json.loads(content)
    document = tables["answers"]["1"]
    for edited, text in (("2026-11-22T12:00:00+00:00", "earlier"), ("2026-11-24T12:00:00+00:00", "later")):
        tables["more"] = {"1": {**document, "text": text, "edited": edited}}
        assert readable(json.dumps(tables).encode())["first"] == text


def test_fields_in_another_order_and_on_one_line(content):
    tables = json.loads(content)
    for document in tables["answers"].values():
        document.update(dict(reversed(document.items())))
    text = json.dumps({key: dict(sorted(value.items())) for key, value in tables.items()}, sort_keys=True)
    assert readable(text.encode()[:-1]) == WRITTEN


@pytest.mark.parametrize(
    "nonsense", [b"", b"\0" * 9000, b"{" * 9000, b'{"' * 9000, b'{"a":' * 9000, b'"' * 9000]
)
def test_nonsense_gives_nothing(nonsense):
    found = read_partially(nonsense)
    assert (found.answers, found.name, found.created) == ({}, None, None)


def test_whatever_is_done_to_a_file_all_before_the_damage_is_there(content):
    ends = ends_in(content)
    chance, kept = random.Random(7), 0
    for number in range(300):
        damaged, intact = bytearray(content), len(content)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randrange(20)] = chance.randbytes(chance.randrange(20))
            intact = min(intact, at)
        before = {question: text for question, text in WRITTEN.items() if ends[question] < intact}
        kept += len(before)
        assert readable(bytes(damaged)).items() >= before.items(), number
    assert kept > 50


# Into the round again


def damage_with_a_backup(store, clock, **changed):
    """The four answers are in a backup; these were changed since; then the file is cut before the fourth."""
    store.keep_backup(ID)
    clock.advance(minutes=1)
    later = START + timedelta(minutes=1)
    store.save(ID, Changes({q: replace(answer(q, text), edited=later) for q, text in changed.items()}))
    content = store.path(ID).read_bytes()
    store.path(ID).write_bytes(content[: content.index(b'"fourth"') - 20])
    with pytest.raises(UnreadableRoundError):
        store.open(ID)
    return inspect_damage(store, ID)


def test_what_the_backup_lacks_is_named_and_put_into_the_round(store, clock):
    damage = damage_with_a_backup(store, clock, first="nyere", fifth="ny")
    assert damage.newer.keys() == {"first"}  # the fifth stood behind the cut
    aside = recover(store, damage)
    assert texts(store.open(ID)) == {**WRITTEN, "first": "nyere"}
    assert WRITTEN["first"] in [version.text for version in store.versions(ID, "first")]
    assert aside.exists()
    assert emergency_copies.find(store.directory) == []


def test_an_unchanged_round_has_nothing_that_the_backup_lacks(store, clock):
    damage = damage_with_a_backup(store, clock)
    assert damage.newer == {}
    recover(store, damage)
    assert texts(store.open(ID)) == WRITTEN


def test_an_emptied_answer_takes_no_text_out_of_the_backup(store, clock):
    assert damage_with_a_backup(store, clock, first=" ").newer == {}


def test_an_answer_that_was_set_aside_is_newer(store, clock):
    store.keep_backup(ID)
    store.save(ID, Changes({"first": replace(answer("first", WRITTEN["first"]), set_aside=True)}))
    store.path(ID).write_bytes(store.path(ID).read_bytes()[:-5])
    recover(store, inspect_damage(store, ID))
    assert store.open(ID).answer("first").set_aside


def test_a_garbled_text_takes_no_sound_one_out_of_the_backup(store, clock):
    store.keep_backup(ID)
    content = store.path(ID).read_bytes()
    store.path(ID).write_bytes(content.replace(b"Nummer tre", b"Nummer \xff\xff\xff") + b"}")
    damage = inspect_damage(store, ID)
    assert damage.partial.garbled == {"third"}
    assert damage.newer == {}


def test_without_a_backup_a_round_is_made_of_what_can_be_read(store):
    content = store.path(ID).read_bytes()
    store.path(ID).write_bytes(content[: content.index(b"Nummer tre")])
    damage = inspect_damage(store, ID)
    assert damage.backup is None
    assert damage.can_be_recovered
    assert damage.lost == {"third"}
    aside = recover(store, damage)
    round_ = store.open(ID)
    assert texts(round_) == {question: WRITTEN[question] for question in ("first", "second")}
    assert (round_.name, round_.created) == ("Efterår", START)
    assert round_.answer("first").kind is Kind.REFLECTION
    assert aside.read_bytes() == content[: content.index(b"Nummer tre")]


def test_without_a_backup_a_garbled_text_is_better_than_none(store):
    content = store.path(ID).read_bytes()
    store.path(ID).write_bytes(content.replace(b"Nummer tre", b"Nummer \xff\xff\xff") + b"}")
    recover(store, inspect_damage(store, ID))
    assert store.open(ID).answer("third").text.startswith("Nummer ")


def test_when_what_was_read_cannot_be_put_in_it_lies_in_an_emergency_copy(store, clock, monkeypatch):
    damage = damage_with_a_backup(store, clock, first="nyere")

    def full(*_):
        raise StorageError("storage.full", path=store.path(ID))

    monkeypatch.setattr(store, "save", full)
    with pytest.raises(StorageError):
        recover(store, damage)
    monkeypatch.undo()
    assert texts(store.open(ID)) == WRITTEN
    (left,) = emergency_copies.find(store.directory)
    emergency_copies.absorb(store, left)
    assert texts(store.open(ID)) == {**WRITTEN, "first": "nyere"}
    assert emergency_copies.find(store.directory) == []


def test_of_a_locked_round_all_that_comes_before_the_damage_is_saved(tmp_path):
    cipher = AgeCipher.new()
    store = RoundStore(tmp_path / "plain", Clock())
    store.create("Efterår")
    long = "ord og flere ord " * 2000
    store.save(ID, Changes({f"q{n}": answer(f"q{n}", f"{n} {long}") for n in range(5)}))
    closed = cipher.encrypt(store.path(ID).read_bytes())
    for content, kept in ((closed[:-9], 3), (closed[:140_000], 3), (closed[:100], 0), (b"", 0), (b"age", 0)):
        newer = read_partially(cipher.decrypt_partly(content)).newer_than(Round(ID, "", START))
        assert len(newer) >= kept, len(content)
        assert all(found.text == f"{question[1:]} {long}" for question, found in newer.items())
