"""Numbers that are too large, texts that are too long, files that are none: one clear word, at once."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from kerneblik.bounds import LONGEST_ID, LONGEST_LINE, LONGEST_NAME, MOST_ENTRIES, moment_of, typed_number
from kerneblik.documents.round_json import RoundImportError, from_json
from kerneblik.storage import RoundStore, UnreadableRoundError
from support.commands import Kerneblik

LONG = "x" * 1_000_000
EXPORTED: dict[str, Any] = {
    "format": "kerneblik-round",
    "version": 2,
    "id": "r",
    "name": "R",
    "created": "2026-11-23T12:00:00+00:00",
    "answers": [],
}


def exported(**fields: Any) -> bytes:
    return json.dumps({**EXPORTED, **fields}).encode()


def test_what_is_typed_as_a_number():
    typed = ["0", "007", "12", "13", "-1", "1.5", "", "\u0663", "9" * 5000, "true"]
    assert [typed_number(text, 12) for text in typed] == [0, 7, 12, *[None] * 7]


def test_a_file_of_a_time_that_makes_no_sense_has_a_moment_all_the_same():
    assert [moment_of(seconds).year for seconds in (-1e18, 0, 1e18, float("inf"))] == [1970, 1970, 9000, 9000]


@pytest.mark.parametrize(
    "arguments",
    [
        ("lock", "--idle", "9" * 5000),
        ("sheet", "9" * 5000),
        ("sheet", "self", "--with", "9" * 5000),
        ("review", "9" * 5000),
        ("round", "new", LONG),
        ("round", "rename", "r", LONG),
    ],
)
def test_a_command_refuses_what_is_too_much_in_one_sentence(
    kerneblik: Kerneblik, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    kerneblik.write(name="r")
    ran = kerneblik(*arguments)
    assert ran.code in {1, 2}
    assert "Traceback" not in ran.err
    if "round" in arguments:
        assert str(LONGEST_NAME) in ran.err
        assert len(ran.err) < 300


def test_an_import_is_bounded_everywhere():
    agreement = {"id": "a", "actor": "b", "text": "c"}
    talk = {"id": "a", "actor": "b", "held": "2026-11-20"}
    hostile: dict[str, bytes] = {
        "name": exported(name=LONG),
        "id": exported(id=LONG),
        "answers[0].question": exported(answers=[{"question": LONG}]),
        "answers[0].wording": exported(answers=[{"question": "q", "wording": LONG}]),
        "answers[0].actor_name": exported(answers=[{"question": "q", "actor_name": LONG}]),
        "answers[0].language": exported(answers=[{"question": "q", "language": LONG}]),
        "answers[0].conversation": exported(answers=[{"question": "q", "conversation": LONG}]),
        "conversations[0].people": exported(conversations=[{**talk, "people": LONG}]),
        "agreements[0].text": exported(agreements=[{**agreement, "text": LONG}]),
        "agreements[0].who": exported(agreements=[{**agreement, "who": LONG}]),
        "findings[0].id": exported(findings=[{"id": LONG}]),
        "position.row": exported(position={"question": "q", "row": 10**30}),
        "position.column": exported(position={"question": "q", "column": float("inf")}),
        "version": exported(version=True),
    }
    taken = {}
    for field, content in hostile.items():
        try:
            from_json(content)
        except RoundImportError as error:
            taken[field] = error.values.get("field")
    # What JSON itself does not know is refused as such.
    assert taken == {field: None if field == "position.column" else field for field in hostile}


@pytest.mark.slow
def test_ten_thousand_records_come_in_and_more_than_may_be_are_refused_at_once(tmp_path: Path):
    agreements = [{"id": f"a{number}", "actor": "b", "text": "c"} for number in range(MOST_ENTRIES + 1)]
    with pytest.raises(RoundImportError) as refused:
        from_json(exported(agreements=agreements))
    assert (refused.value.key, refused.value.values) == ("import.too_many", {"most": MOST_ENTRIES})
    kept = RoundStore(tmp_path).add(from_json(exported(agreements=agreements[:10_000])).round)
    assert len(RoundStore(tmp_path).read(kept.id).agreements) == 10_000


def test_a_round_on_disk_with_a_megabyte_in_each_name(tmp_path: Path):
    store = RoundStore(tmp_path)
    path = store.path(store.add(from_json(exported(answers=[{"question": "q", "text": LONG}])).round).id)
    document = orjson.loads(path.read_bytes())
    document["round"]["1"]["name"] = document["answers"]["1"]["actor_name"] = LONG
    document["answers"]["1"]["wording"] = LONG
    path.write_bytes(orjson.dumps(document))
    read = store.read("r")
    assert len(read.name) == len(read.answers["q"].actor_name) == LONGEST_NAME
    assert len(read.answers["q"].wording) == LONGEST_LINE
    assert read.answers["q"].text == LONG  # what somebody wrote is never cut
    document["answers"]["1"]["question"] = LONG
    path.write_bytes(orjson.dumps(document))
    with pytest.raises(UnreadableRoundError) as refused:
        store.read("r")
    assert refused.value.values["longest"] == LONGEST_ID


@pytest.mark.parametrize("kind", ["pipe", "zero", "directory"])
@pytest.mark.slow
def test_only_plain_files_are_read(kerneblik: Kerneblik, kind: str):
    """In a program of its own with a limit: what waits for ever would hold the tests, too."""
    kerneblik.write_something()
    path = Path("/dev/zero") if kind == "zero" else kerneblik.home / kind
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "directory":
        path.mkdir()
    for arguments in (
        ["check", str(path)],
        ["--checklist", str(path), "status"],
        ["import", str(path)],
        ["report", "--introduction", str(path), "-o", "r.md"],
    ):
        program = kerneblik.fork(*arguments)
        _, complaint = program.communicate(timeout=60)
        assert program.returncode == 1, arguments
        assert ("mappe" if kind == "directory" else "almindelig fil") in complaint.decode()


def test_a_pipe_in_the_place_of_a_round_is_no_directory(tmp_path: Path):
    store = RoundStore(tmp_path)
    os.mkfifo(tmp_path / "rounds" / "r.json")
    assert store.summaries()[0].error is not None
    assert store.summaries()[0].error.key == "storage.not_a_file"


def test_standard_input_is_bounded(kerneblik: Kerneblik, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kerneblik.cli.commands.documents.LARGEST_INPUT", 1024 * 1024)
    with Path("/dev/zero").open() as zeros:
        monkeypatch.setattr(sys, "stdin", zeros)
        ran = kerneblik("import", "-")
    assert ran.code == 1
    assert "1 MiB" in ran.err
