"""Rounds are kept as they were written, and listed."""

import json
import os
import stat
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from tinydb import TinyDB

from kerneblik.checklist import Kind
from kerneblik.reflection import Answer, Changes, Position, Round
from kerneblik.storage import BusyError, MissingRoundError, RoundStore, StorageError, UnreadableRoundError
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, quarantine_round
from kerneblik.storage.safety.session_locks import locked
from support.forked_python import fork_script
from support.storage import ID, START, Clock, answer, texts

FAR_AWAY = datetime.max.replace(tzinfo=timezone(-timedelta(hours=12)))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    return RoundStore(tmp_path / "data", clock)


def test_everything_of_a_round_survives(store):
    store.create("Efterår 2026")
    kept = Answer(
        "own.1",
        "Æblegrød på Ærø\n\n- *æøå* €\t漢字 👩‍👩‍👧",
        set_aside=True,
        wording="Hvad?",
        language="da",
        actor="own",
        actor_name="Dig selv",
        kind=Kind.DIALOGUE,
        edited=START + timedelta(microseconds=1),
    )
    saved = store.save(ID, Changes({"own.1": kept}, Position("own.1", 3, 4), "Navn"))
    assert saved == RoundStore(store.directory.path).open(ID)
    assert saved == Round(ID, "Navn", START, {"own.1": kept}, Position("own.1", 3, 4))


def test_file_is_readable_json_and_readable_by_plain_tinydb(store):
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "Rødgrød")}))
    assert "Rødgrød" in store.path(ID).read_text(encoding="utf-8")
    with TinyDB(store.path(ID), encoding="utf-8", access_mode="r") as database:
        assert [document["text"] for document in database.table("answers")] == ["Rødgrød"]


def test_a_save_changes_only_what_it_names(store):
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "one"), "b": answer("b", "two")}, Position("a", 1, 1)))
    saved = store.save(ID, Changes({"a": answer("a", "three")}))
    assert texts(saved) == {"a": "three", "b": "two"}
    assert (saved.name, saved.position) == ("Efterår", Position("a", 1, 1))


def test_what_another_process_saved_in_between_is_kept_and_returned(store):
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "mine")}))
    other = RoundStore(store.directory.path)
    other.save(ID, Changes({"b": answer("b", "theirs")}, name="Renamed"))
    saved = store.save(ID, Changes({"c": answer("c", "mine too")}))
    assert texts(saved) == {"a": "mine", "b": "theirs", "c": "mine too"}
    assert saved.name == "Renamed"
    assert saved == other.open(ID)


def test_unknown_tables_and_fields_are_preserved(store):
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "old")}))
    tables = json.loads(store.path(ID).read_bytes())
    tables["versions"] = {"1": {"anything": [1, None]}}
    tables["later"] = ["not", "a table"]
    tables["answers"]["1"]["colour"] = "blå"
    tables["round"]["1"]["mood"] = {"x": 1.5}
    store.path(ID).write_text(json.dumps(tables))
    store.save(ID, Changes({"q": answer("q", "new"), "r": answer("r", "another")}))
    after = json.loads(store.path(ID).read_bytes())
    assert (after["versions"], after["later"]) == (tables["versions"], tables["later"])
    assert after["answers"]["1"]["colour"] == "blå"
    assert after["answers"]["1"]["text"] == "new"
    assert after["round"]["1"]["mood"] == {"x": 1.5}


def test_texts_are_cleaned_on_save(store):
    store.create("E\x1b[2Jfter\når")
    saved = store.save(ID, Changes({"q": answer("q", "a\x00b\x1b[31mc\x9b\x7f\r\nd\re\u202ef\ud800g\th")}))
    assert saved.answer("q").text == "ab[31mc\nd\nefg\th"
    assert saved.name == "E[2Jfter år"
    assert store.open(ID) == saved


def test_texts_are_cleaned_on_load(store):
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "XX")}))
    content = store.path(ID).read_bytes()
    store.path(ID).write_bytes(content.replace(b"XX", rb"x\u001b]52;c\u0007y\ud800z"))
    assert store.open(ID).answer("q").text == "x]52;cyz"
    assert store.save(ID, Changes(name="n")).answer("q").text == "x]52;cyz"


def test_a_text_of_a_megabyte(store):
    store.create("Efterår")
    text = "Å" * 1_000_000
    store.save(ID, Changes({"q": answer("q", text)}))
    assert store.open(ID).answer("q").text == text


def test_what_could_not_be_read_again_is_not_written(store):
    store.create("Efterår")
    before = store.path(ID).read_bytes()
    with pytest.raises(UnreadableRoundError):
        store.save(ID, Changes({"": answer("", "text")}))
    with pytest.raises(UnreadableRoundError):
        store.save(ID, Changes({"q": replace(answer("q", "text"), edited=FAR_AWAY)}))
    assert store.path(ID).read_bytes() == before


def test_a_round_too_large_to_read_is_not_written(store, monkeypatch):
    store.create("Efterår")
    before = store.path(ID).read_bytes()
    monkeypatch.setattr("kerneblik.storage.format.json_file.SIZE_LIMIT", 1000)
    with pytest.raises(StorageError) as caught:
        store.save(ID, Changes({"q": answer("q", "x" * 1000)}))
    assert caught.value.key == "storage.too_large"
    assert store.path(ID).read_bytes() == before
    assert texts(store.save(ID, Changes({"q": answer("q", "short")}))) == {"q": "short"}


def test_two_rounds_on_one_day(store):
    first, second, third = (store.create(name) for name in ("a", "b", "c"))
    assert [first.id, second.id, third.id] == [ID, f"{ID}-2", f"{ID}-3"]
    assert store.open(ID).name == "a"


def test_a_new_round_does_not_inherit_the_backups_of_one_that_is_gone(store):
    store.create("old")
    store.save(ID, Changes({"q": answer("q", "older")}))
    store.keep_backup(ID)
    store.path(ID).unlink()
    assert store.create("new").id == f"{ID}-2"


def test_import_keeps_the_id_unless_it_is_taken_or_harmful(store):
    foreign = Round("spring", "Forår", START, {"q": answer("q", "text")}, Position("q"))
    assert store.add(foreign) == foreign
    assert store.add(foreign).id == "spring-2"
    assert store.add(replace(foreign, id="../../etc/passwd")).id == ID
    assert texts(store.open("spring-2")) == {"q": "text"}


@pytest.mark.parametrize("round_id", ["", ".", "..", "../x", "a/b", "a.b", "x\0", "\x1b[2J", "é", "a" * 65])
def test_ids_that_would_lead_elsewhere_are_no_rounds(store, round_id):
    for use in (
        store.open,
        lambda i: quarantine_round(store, i),
        lambda i: inspect_damage(store, i),
        lambda i: store.save(i, Changes(name="n")),
    ):
        with pytest.raises(MissingRoundError):
            use(round_id)


def test_a_round_that_is_not_there(store):
    with pytest.raises(MissingRoundError):
        store.open("2020-01-01")
    with pytest.raises(MissingRoundError):
        store.save("2020-01-01", Changes(name="n"))


def test_summaries_newest_first_with_the_damaged_one_among_them(store, clock):
    store.create("first")
    clock.advance(days=30)
    store.create("second")
    (store.directory.rounds / "2020-01-01.json").write_bytes(b"{")
    (store.directory.rounds / "2020-01-01.unreadable-x.json").write_bytes(b"{")
    os.utime(store.directory.rounds / "2020-01-01.json", (0, 0))
    summaries = store.summaries()
    assert [(s.name, s.error is None) for s in summaries] == [
        ("second", True),
        ("first", True),
        ("2020-01-01", False),
    ]


def test_latest_is_the_round_last_written_in(store, clock):
    assert store.latest_id() is None
    store.create("first")
    clock.advance(days=30)
    newer = store.create("second").id
    os.utime(store.path(newer), (1, 1))
    assert store.latest_id() == ID


def test_a_file_that_vanished_is_written_anew(store):
    store.create("Efterår")
    store.save(ID, Changes({"a": answer("a", "kept")}))
    store.path(ID).unlink()
    assert texts(store.save(ID, Changes({"b": answer("b", "more")}))) == {"a": "kept", "b": "more"}
    assert texts(store.open(ID)) == {"a": "kept", "b": "more"}


def test_files_are_private_whatever_the_umask(tmp_path):
    before = os.umask(0o022)
    try:
        store = RoundStore(tmp_path / "new" / "data")
        round_id = store.create("Efterår").id
        store.save(round_id, Changes({"q": answer("q", "text")}))
        store.keep_backup(round_id)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new" / "data").rglob("*")}
    # rounds, backups, the round, its backup, that one's directory, three locks; index, its file, due.json
    assert len(modes) == 11
    assert {modes[path] for path in modes if path.is_dir()} == {0o700}
    assert {modes[path] for path in modes if path.is_file()} == {0o600}


def test_while_another_process_holds_the_round_saving_says_busy_and_works_afterwards(tmp_path):
    store = RoundStore(tmp_path, patience=0.05)
    round_id = store.create("Efterår").id
    with locked(store.path(round_id), 1), pytest.raises(BusyError):
        store.save(round_id, Changes(name="n"))
    assert store.save(round_id, Changes(name="n")).name == "n"


def test_a_killed_holder_does_not_keep_the_lock(tmp_path):
    store = RoundStore(tmp_path)
    round_id = store.create("Efterår").id
    script = (
        "import sys, time, pathlib\n"
        "from kerneblik.storage.safety.session_locks import locked\n"
        "with locked(pathlib.Path(sys.argv[1]), 1): print('held', flush=True); time.sleep(60)"
    )
    with fork_script(script, store.path(round_id)) as holder:
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    assert store.save(round_id, Changes(name="n")).name == "n"


WRITER = """
import sys, pathlib
from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore
from kerneblik.reflection import Changes
store = RoundStore(pathlib.Path(sys.argv[1]), patience=60)
for number in range(60):
    question = f"{sys.argv[3]}{number}"
    store.save(sys.argv[2], Changes({question: Answer(question, "text")}))
"""


@pytest.mark.slow
def test_two_processes_saving_different_answers_lose_none(store):
    store.create("Efterår")
    writers = [fork_script(WRITER, store.directory.path, ID, name) for name in ("a", "b")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdout.close()
    assert set(store.open(ID).answers) == {f"{name}{number}" for name in "ab" for number in range(60)}
