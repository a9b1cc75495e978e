"""docs/file-formats.md against the code: its examples are read, and no field or file is left out."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kerneblik.checklist import Actor, Checklist, Question, Theme, parse_checklist
from kerneblik.documents.round_json import as_json, from_json
from kerneblik.reflection import Agreement, Answer, Assessment, Conversation, Position, Round, Version
from kerneblik.reflection.serialization import RECORD_TABLES, encode_answer, encode_record, encode_version
from kerneblik.settings import Settings
from kerneblik.storage.format import round_tables
from kerneblik.storage.recovery.form_drafts import FormDrafts
from kerneblik.storage.safety.directory import DataDirectory
from support.app import ROOT

PAGE = (ROOT / "docs" / "file-formats.md").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ROUND = Round(
    "2026-11-23",
    "Autumn 2026",
    NOW,
    answers={"self-role": Answer("self-role", "To keep the direction clear.", edited=NOW)},
    position=Position("self-role"),
)
RECORDS = (
    Conversation("3e5a0c9d11", "union", NOW.date()),
    Agreement("88c1d0e2f4", "union", "Try it for a month"),
    Assessment("union-ideas", None),
)


def chapter(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}.*?$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def example(title: str, language: str = "json") -> str:
    return chapter(title).partition(f"```{language}\n")[2].partition("```")[0]


def named(title: str) -> set[str]:
    """What stands between backticks."""
    return set(re.findall(r"`([^`\n]+)`", chapter(title)))


# The examples


def test_the_round_is_read_and_written_as_it_stands():
    tables = json.loads(example("A round: "))
    path = Path("rounds", "2026-11-23.json")
    decoded = round_tables.decode(tables, path)
    again = decoded.round
    assert tables["round"]["1"] == round_tables.encode_head(again)
    assert list(tables["answers"].values()) == [encode_answer(a) for a in again.answers.values()]
    versions = decoded.versions.by_number
    assert tables["versions"] == {str(n): encode_version(v) for n, v in versions.items()}
    records = {
        "conversations": again.conversations,
        "agreements": again.agreements,
        "findings": again.assessments,
    }
    for table, kept in records.items():
        assert list(tables[table].values()) == [encode_record(record) for record in kept.values()]
    assert set(tables) == {"round", "answers", "versions", *RECORD_TABLES.values()}


def test_the_export_is_read():
    assert from_json(example("A round as JSON").encode()).round.name == "Autumn 2026"


def test_the_draft_is_read(tmp_path: Path):
    directory = DataDirectory(tmp_path)
    directory.drafts.mkdir()
    path = directory.drafts / "2026-11-24T130000Z-0a1b2c3d.json"
    path.write_text(example("Drafts of forms"), encoding="utf-8")
    assert FormDrafts(directory).read(path).values["who"] == "Hanne"


def test_the_checklist_is_read():
    checklist = parse_checklist(example("`checklist.yaml`", "yaml").encode(), "checklist.yaml")
    assert [question.id for question in checklist.questions] == ["self-role"]


# What is named


def test_each_field_of_a_round_is_named():
    documents: list[dict[str, Any]] = [
        round_tables.encode_head(ROUND),
        *map(encode_answer, ROUND.answers.values()),
        encode_version(Version("self-role", "To decide.")),
        *map(encode_record, RECORDS),
    ]
    assert {name for document in documents for name in document} <= named("A round: ")


def test_each_part_of_an_export_is_named():
    content = as_json(ROUND.with_records(RECORDS))
    assert set(json.loads(content)) == set(json.loads(example("A round as JSON")))


def test_each_setting_is_named():
    assert {field.name for field in fields(Settings)} <= named("`settings.json`")


@pytest.mark.parametrize("part", [Checklist, Actor, Theme, Question])
def test_each_key_of_a_checklist_is_named(part: type):
    derived = {"languages"}
    assert {field.name for field in fields(part)} - derived <= named("`checklist.yaml`")


def test_each_file_and_directory_is_named(tmp_path: Path):
    directory = DataDirectory(tmp_path)
    tree = chapter("The data directory").partition("```\n")[2].partition("```")[0]
    top = {line.partition(" ")[0].partition("/")[0] for line in tree.splitlines()}
    ours = {path.name for path in (*directory.own_files, *directory.parts)}
    assert ours <= top
    assert top - ours == {".NAME.RANDOM.kerneblik-tmp"}
