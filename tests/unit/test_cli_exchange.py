"""`kerneblik export` and `import`."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import date

import pytest

from kerneblik.reflection import Answer, Changes, Conversation
from kerneblik.reflection.model import TAKEAWAY
from kerneblik.storage import RoundStore
from support.commands import Kerneblik
from support.reports import answer, round_


@pytest.mark.parametrize(
    ("name", "begins"), [("r.md", "# Et blik"), ("r.html", "<!DOCTYPE html>"), ("r.JSON", "{")]
)
def test_the_ending_decides_the_format(kerneblik: Kerneblik, name: str, begins: str):
    kerneblik.write_something()
    ran = kerneblik("export", "-o", name)
    assert ran.code == 0
    assert name in ran.out
    assert (kerneblik.home / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("format_", ["markdown", "html", "json"])
def test_to_standard_output(kerneblik: Kerneblik, format_: str):
    kerneblik.write_something()
    assert "Vi gør en" in kerneblik("export", "--format", format_).out
    assert kerneblik("export", "-f", format_, "-o", "-").out == kerneblik("export", "-f", format_).out


def test_an_ending_that_says_nothing(kerneblik: Kerneblik):
    kerneblik.write_something()
    ran = kerneblik("export", "-o", "runde.txt")
    assert ran.code == 1
    assert "--format" in ran.err
    assert not (kerneblik.home / "runde.txt").exists()
    assert kerneblik("export", "-o", "runde.txt", "-f", "markdown").code == 0


def test_the_file_is_private_even_where_there_was_an_open_one(kerneblik: Kerneblik):
    kerneblik.write_something()
    path = kerneblik.home / "r.md"
    kerneblik("export", "-o", "r.md")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    kerneblik("export", "-o", "r.md", "--force")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_overwritten_without_force(kerneblik: Kerneblik):
    kerneblik.write_something()
    path = kerneblik.home / "r.md"
    path.write_text("mit")
    ran = kerneblik("export", "-o", "r.md")
    assert ran.code == 1
    assert "--force" in ran.err
    assert path.read_text() == "mit"
    assert kerneblik("export", "-o", "r.md", "--force").code == 0
    assert path.read_text().startswith("# ")


def test_a_link_is_followed_and_stays_a_link(kerneblik: Kerneblik):
    kerneblik.write_something()
    target, link = kerneblik.home / "target.md", kerneblik.home / "link.md"
    target.write_text("mit")
    link.symlink_to(target)
    assert kerneblik("export", "-o", "link.md").code == 1
    assert kerneblik("export", "-o", "link.md", "--force").code == 0
    assert link.is_symlink()
    assert target.read_text().startswith("# ")


def test_a_device_is_written_to_not_replaced(kerneblik: Kerneblik):
    kerneblik.write_something()
    pipe = kerneblik.home / "pipe.md"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert kerneblik("export", "-o", "pipe.md", "--force").code == 0
    assert os.read(reader, 5) == b"# Et "
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["nowhere/r.md", "a.md/r.md"])
def test_a_place_that_cannot_be_written(kerneblik: Kerneblik, name: str):
    kerneblik.write_something()
    (kerneblik.home / "a.md").write_text("")
    ran = kerneblik("export", "-o", name)
    assert ran.code == 1
    assert ran.err.startswith("kerneblik: ")
    assert len(ran.err.splitlines()) == 1


def test_a_directory_is_not_written_over(kerneblik: Kerneblik):
    kerneblik.write_something()
    (kerneblik.home / "d.md").mkdir()
    ran = kerneblik("export", "-o", "d.md", "--force")
    assert ran.code == 1
    assert (kerneblik.home / "d.md").is_dir()
    assert [p.name for p in kerneblik.home.iterdir() if p.name.startswith(".d.md")] == []


def test_one_actor_only(kerneblik: Kerneblik):
    kerneblik.write_something()
    assert "Dig selv" not in kerneblik("export", "--actor", "staff").out
    content = json.loads(kerneblik("export", "--actor", "staff", "-f", "json").out)
    assert [kept["question"] for kept in content["answers"]] == ["staff-see"]


def test_what_was_exported_can_be_imported_elsewhere(kerneblik: Kerneblik):
    round_id = kerneblik.write(answer("self-task", "Æøå\n\n# [bold] ```"), answer("staff-old", "gammelt"))
    before = RoundStore(kerneblik.data).open(round_id)
    kerneblik("export", "-o", "r.json")
    elsewhere = kerneblik.home / "elsewhere"
    ran = kerneblik("import", "r.json", "--data", str(elsewhere))
    assert ran.code == 0
    assert "Efterår 2026" in ran.out
    assert RoundStore(elsewhere).open(round_id) == before


def test_an_import_never_overwrites(kerneblik: Kerneblik):
    first = kerneblik.write_something()
    before = (kerneblik.data / "rounds" / f"{first}.json").read_bytes()
    kerneblik("export", "-o", "r.json")
    assert kerneblik("import", "r.json").code == 0
    assert len(RoundStore(kerneblik.data).summaries()) == 2
    assert (kerneblik.data / "rounds" / f"{first}.json").read_bytes() == before


def test_an_id_that_leads_elsewhere_stays_in_the_data_directory(kerneblik: Kerneblik):
    kerneblik.write_something()
    kerneblik("export", "-o", "r.json")
    path = kerneblik.home / "r.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "id": "../../evil"}))
    assert kerneblik("import", "r.json").code == 0
    assert len(RoundStore(kerneblik.data).summaries()) == 2
    assert not list(kerneblik.home.rglob("*evil*"))


@pytest.mark.parametrize(
    ("content", "named"), [(b"{", "JSON"), (b"{}", "format"), (b'{"format": "kerneblik-round"}', "version")]
)
def test_a_wrong_file_changes_nothing(kerneblik: Kerneblik, content: bytes, named: str):
    (kerneblik.home / "wrong.json").write_bytes(content)
    ran = kerneblik("import", "wrong.json")
    assert ran.code == 1
    assert "wrong.json" in ran.err
    assert named in ran.err
    assert not kerneblik.data.exists()


@pytest.mark.parametrize("named", ["missing.json", ".", "a\0b"])
def test_a_file_that_cannot_be_read(kerneblik: Kerneblik, named: str):
    ran = kerneblik("import", named)
    assert ran.code == 1
    assert ran.err.startswith("kerneblik: ")


def test_the_wheel_is_exported_with_the_whole_round_only(kerneblik: Kerneblik):
    kerneblik.write_something()
    assert "<svg" in kerneblik("export", "-f", "html").out
    assert "<svg" not in kerneblik("export", "-f", "html", "--actor", "2").out


def test_an_import_keeps_all_that_was_exported_earlier_texts_included(kerneblik: Kerneblik):
    store = RoundStore(kerneblik.data)
    takeaway = Answer("staff", "Lytte.", actor="staff", conversation=TAKEAWAY, edit_session="a")
    talk = Conversation("en", "staff", date(2026, 10, 10), "Mette")
    kept = store.add(round_(answer("self-task", "Omsorg.", edit_session="a"), takeaway).with_record(talk))
    later = [
        replace(takeaway, text="Spørge mere.", edit_session="b"),
        replace(takeaway, text="Tie stille.", edit_session="c"),
        answer("self-task", "Omsorg og tid.", edit_session="b"),
    ]
    for text in later:
        store.save(kept.id, Changes({text.key: text}))
    assert [version.text for version in store.versions(kept.id, takeaway.key)] == ["Spørge mere.", "Lytte."]
    kerneblik("export", "-o", "runde.json")
    store.close()

    assert kerneblik("import", "runde.json").code == 0
    again = RoundStore(kerneblik.data)
    imported = again.open(next(s.id for s in again.summaries() if s.id != kept.id))
    assert imported.takeaway("staff").text == "Tie stille."
    assert imported.conversations == {"en": talk}
    assert [v.text for v in again.versions(imported.id, takeaway.key)] == ["Spørge mere.", "Lytte."]
    assert [v.text for v in again.versions(imported.id, "self-task")] == ["Omsorg."]


def test_one_actors_export_takes_only_that_actors_earlier_texts_along(kerneblik: Kerneblik):
    store = RoundStore(kerneblik.data)
    kept = store.add(round_(answer("self-task", "HEMMELIGT", edit_session="a"), answer("staff-see", "x")))
    store.save(kept.id, Changes({"self-task": answer("self-task", "Omsorg.", edit_session="b")}))
    store.close()
    assert "HEMMELIGT" in kerneblik("export", "-f", "json").out
    assert "HEMMELIGT" not in kerneblik("export", "-f", "json", "--actor", "staff").out
    assert "HEMMELIGT" not in kerneblik("export").out
