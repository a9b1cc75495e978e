"""Text from other programs comes in clean, or is refused by the name of its encoding, wherever it comes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import orjson
import pytest

from kerneblik.checklist import ChecklistError, load_checklist
from kerneblik.cli.plain.console import LineReader
from kerneblik.documents.round_json import RoundImportError, as_json, from_json
from kerneblik.settings import load_settings
from kerneblik.storage.recovery.editor_drafts import text_of
from kerneblik.text import ForeignEncodingError, text_from_outside
from support.app import ROOT, answer, round_with, shipped_checklist
from support.commands import Kerneblik

TEXT = "# Overskrift\n- [ ] opgave med æøå €\n"
FOREIGN = {
    "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
    "latin-1": "Latin-1/Windows-1252", "cp1252": "Latin-1/Windows-1252",
}  # fmt: skip


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert text_from_outside(TEXT.encode("utf-8-sig")) == TEXT
    assert text_from_outside(("\ufeff\ufeff" + TEXT).encode()) == TEXT
    assert text_from_outside(b"\xef\xbb\xbf") == ""
    assert text_from_outside("midt\ufeffi".encode()) == "midt\ufeffi"


@pytest.mark.parametrize("encoding", FOREIGN)
def test_another_encoding_is_named(encoding: str):
    with pytest.raises(ForeignEncodingError) as caught:
        text_from_outside(TEXT.replace("€", "").encode(encoding))
    assert caught.value.encoding == FOREIGN[encoding]


def test_what_an_editor_left_is_clean():
    assert text_of("\ufeff# Overskrift\r\n", "") == "# Overskrift"


def test_import_takes_a_mark_and_names_an_encoding():
    checklist = shipped_checklist()
    round_ = round_with(checklist, {}).with_answer(answer(checklist, "self-role", "æøå"))
    content = as_json(round_)
    assert from_json(b"\xef\xbb\xbf" + content).round == from_json(content).round == round_
    for encoding, name in FOREIGN.items():
        with pytest.raises(RoundImportError) as caught:
            from_json(orjson.dumps({"navn": "æ"}).decode().encode(encoding))
        assert (caught.value.key, caught.value.values["encoding"]) == ("import.encoding", name)


@pytest.mark.parametrize("encoding", FOREIGN)
def test_a_checklist_in_another_encoding_is_named(tmp_path: Path, encoding: str):
    path = tmp_path / "liste.yaml"
    path.write_bytes((ROOT / "checklist.yaml").read_text().replace("€", "").encode(encoding, "replace"))
    with pytest.raises(ChecklistError) as caught:
        load_checklist(path)
    (mistake,) = caught.value.mistakes
    assert mistake.values["encoding"] == FOREIGN[encoding]


def test_a_checklist_with_a_mark_is_the_same(tmp_path: Path):
    path = tmp_path / "checklist.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (ROOT / "checklist.yaml").read_bytes())
    assert load_checklist(path).questions == shipped_checklist().questions


def test_settings_with_a_mark_are_read(tmp_path: Path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"language": "en"}')
    settings, error = load_settings(path)
    assert (settings.language, error) == ("en", None)


def test_the_first_answer_from_a_file_has_no_mark():
    reader = LineReader(io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf# Overskrift\nto\n"), encoding="utf-8"))
    assert [reader.line(), reader.line(), reader.line()] == ["# Overskrift", "to", None]


@pytest.mark.parametrize("piped", [False, True], ids=["a file", "standard input"])
def test_an_introduction_comes_in_clean_or_is_refused_in_ones_own_language(
    kerneblik: Kerneblik, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piped: bool
):
    def report(content: bytes):
        path = tmp_path / "intro.txt"
        path.write_bytes(content)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        named = "-" if piped else str(path)
        return kerneblik("--lang", "da", "report", "--introduction", named, "--include", "introduction")

    kerneblik("round", "new", "Efterår")
    ran = report(b"\xef\xbb\xbf" + b"# Min indledning\n")
    assert ran.code == 0
    assert "\ufeff" not in ran.out
    assert "Min indledning" in ran.out
    ran = report("Min indledning æøå".encode("utf-16"))
    assert ran.code != 0
    assert "teksten er i UTF-16 og ikke i UTF-8" in ran.err
    assert "codec" not in ran.err
