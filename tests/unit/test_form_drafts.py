"""Drafts of forms on disk: whose they are, what is made of damaged ones, and that they are sealed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import orjson
import pytest

from kerneblik.storage import RoundStore
from kerneblik.storage.errors import NewerRoundError
from kerneblik.storage.recovery.form_drafts import FormDraft, FormDrafts
from kerneblik.storage.safety.directory import DataDirectory
from support.commands import Kerneblik
from support.forked_python import fork_script
from support.storage import Reversed

FORM = ("agreement.new", "2026-11-03", "union")


@pytest.fixture
def drafts(tmp_path: Path) -> FormDrafts:
    return FormDrafts(DataDirectory(tmp_path))


def left(drafts: FormDrafts, text: str, form: tuple[str, ...] = FORM) -> FormDraft:
    """A draft whose session has died."""
    draft = drafts.begin(form, "Ny aftale")
    draft.write({"text": text})
    draft.release()
    return draft


def offered(drafts: FormDrafts, form: tuple[str, ...] = FORM) -> str | None:
    draft = drafts.begin(form, "Ny aftale")
    return draft.kept.values["text"] if draft.kept is not None else None


def test_only_the_same_form_is_offered_it_and_only_once(drafts: FormDrafts):
    left(drafts, "tirsdag")
    assert offered(drafts, ("agreement.new", "2026-11-03", "self")) is None
    first = drafts.begin(FORM, "Ny aftale")
    assert first.kept is not None
    assert first.kept.values == {"text": "tirsdag"}
    assert offered(drafts) is None  # another session, while the first has it open
    first.remove()
    assert offered(drafts) is None
    assert list(drafts.path.iterdir()) == []


def test_the_newest_is_offered_first_and_no_other_is_lost(drafts: FormDrafts):
    left(drafts, "ældre")
    draft = FormDrafts.begin(drafts, ("x",), "")
    draft.release()
    held = drafts.begin(FORM, "Ny aftale")
    newer = drafts.begin(FORM, "Ny aftale")
    newer.write({"text": "nyere"})
    newer.release()
    held.release()
    opened = [drafts.begin(FORM, "Ny aftale") for _ in range(2)]
    assert [draft.kept and draft.kept.values["text"] for draft in opened] == ["nyere", "ældre"]


HOLDING = """
import sys
from pathlib import Path
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.storage.recovery.form_drafts import FormDrafts

drafts = FormDrafts(DataDirectory(Path(sys.argv[1])))
draft = drafts.begin(("agreement.new", "2026-11-03", "union"), "Ny aftale")
draft.write({"text": "den andens"})
print("ready", flush=True)
sys.stdin.read()  # until it is killed
"""


def test_a_living_session_keeps_its_own_and_a_killed_one_leaves_it(drafts: FormDrafts, tmp_path: Path):
    with fork_script(HOLDING, tmp_path) as process:
        assert process.stdout.readline() == "ready\n"
        assert offered(drafts) is None
        assert drafts.not_in_use() == []
        process.kill()
        process.wait()
        assert offered(drafts) == "den andens"


def test_a_file_is_its_owners_alone_whole_and_bounded(drafts: FormDrafts):
    left(drafts, "a\x1b[2J" + "æ" * 100_000)
    (path,) = drafts.files()
    assert {stat.S_IMODE(p.stat().st_mode) for p in drafts.path.iterdir()} == {0o600}
    assert stat.S_IMODE(drafts.path.stat().st_mode) == 0o700
    assert path.stat().st_size < 4096
    assert (offered(drafts) or "").startswith("a[2Jææ")


def test_a_draft_of_a_newer_version_is_not_damaged(drafts: FormDrafts):
    left(drafts, "tirsdag")
    (path,) = drafts.files()
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 2'))
    assert drafts.waiting() == []
    assert [type(error) for error in drafts.unreadable().values()] == [NewerRoundError]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b'{"schema": 2}', b'{"schema": 1}', b"\xff\xfe", b"x" * 70_000,
        b'{"schema": 1, "form": 3, "title": "", "values": {}, "written": ""}',
        b'{"schema": 1, "form": ["a"], "title": "", "values": [], "written": "2026-11-03T12:00:00+00:00"}',
        b'{"schema": 1, "form": ["a"], "title": "", "values": {}, "written": "9999-99-99"}',
    ],
    ids=lambda content: repr(content[:20]),
)  # fmt: skip
def test_what_makes_no_sense_is_passed_over_and_stays(drafts: FormDrafts, content: bytes):
    left(drafts, "tirsdag")
    bad = drafts.path / "2030-01-01T000000Z-00000000.json"
    bad.write_bytes(content)
    assert list(drafts.unreadable()) == [bad]
    assert offered(drafts) == "tirsdag"
    assert bad.read_bytes() == content


def test_links_and_pipes_are_not_followed(drafts: FormDrafts, tmp_path: Path):
    left(drafts, "tirsdag")
    (tmp_path / "elsewhere.json").write_text("{}")
    (drafts.path / "2030-link.json").symlink_to(tmp_path / "elsewhere.json")
    os.mkfifo(drafts.path / "2030-pipe.json")
    assert offered(drafts) == "tirsdag"


def test_sealed_nothing_of_it_stands_on_disk_and_it_comes_back(tmp_path: Path):
    drafts = FormDrafts(DataDirectory(tmp_path), Reversed())
    left(drafts, "hemmeligt")
    (path,) = drafts.files()
    assert path.name.endswith(".json.rev")
    assert b"hemmelig" not in path.read_bytes()
    assert offered(drafts) == "hemmeligt"


def test_one_that_lay_in_plain_is_read_where_files_are_sealed(tmp_path: Path):
    left(FormDrafts(DataDirectory(tmp_path)), "hemmeligt")
    assert offered(FormDrafts(DataDirectory(tmp_path), Reversed())) == "hemmeligt"


def test_the_values_stand_as_they_were_typed(drafts: FormDrafts):
    left(drafts, 'æøå [x] "»')
    (path,) = drafts.files()
    assert orjson.loads(path.read_bytes())["values"] == {"text": 'æøå [x] "»'}


def test_doctor_and_where_tell_of_those_that_wait(drafts: FormDrafts, kerneblik: Kerneblik):
    store = RoundStore(kerneblik.data)
    store.create("Efterår")
    drafts = FormDrafts(store.directory)
    open_now = drafts.begin(("x",), "Ny runde")
    open_now.write({"line": "den er åben"})
    assert "formular" not in kerneblik("doctor").out
    left(drafts, "tirsdag")
    (drafts.path / "2030-01-01T000000Z-00000000.json").write_text("{")
    ran = kerneblik("doctor")
    assert "En formular blev ikke skrevet færdig" in ran.out
    assert "00000000.json kan ikke læses" in ran.out
    assert "drafts (2 formularer)" in kerneblik("where").out
    open_now.remove()
