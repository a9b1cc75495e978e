"""The cache of a checklist: the same checklist, and never an old one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kerneblik.checklist import ChecklistError, load_checklist, loader
from kerneblik.checklist.cache import load_through_cache
from support.app import ROOT


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "checklist.yaml"
    path.write_bytes((ROOT / "checklist.yaml").read_bytes())
    return path


def test_what_comes_out_of_the_cache_is_what_the_file_says(source: Path, tmp_path: Path, monkeypatch):
    cache = tmp_path / "cache.json"
    read = load_through_cache(source, cache)
    monkeypatch.setattr(loader, "load_checklist", lambda _: pytest.fail("read again"))
    assert load_through_cache(source, cache) == read == loader.parse_checklist(source.read_bytes(), "")


def test_a_changed_file_is_read_anew(source: Path, tmp_path: Path):
    cache = tmp_path / "cache.json"
    load_through_cache(source, cache)
    before = source.stat()
    source.write_text(source.read_text("utf-8").replace("Dig selv", "Jeg selv"), "utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert load_through_cache(source, cache) == load_checklist(source)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"key": 1}', b"\xff"])
def test_a_cache_without_sense_does_no_harm(source: Path, tmp_path: Path, content: bytes):
    cache = tmp_path / "cache.json"
    load_through_cache(source, cache)
    cache.write_bytes(content)
    assert load_through_cache(source, cache) == load_checklist(source)


def test_a_damaged_cache_never_changes_a_question(source: Path, tmp_path: Path):
    cache = tmp_path / "cache.json"
    load_through_cache(source, cache)
    content = cache.read_bytes()
    for before, after in ((b"kerneopgave", b"kerneopgav3"), (b'"self-role"', b'"self-r0le"')):
        assert before in content
        cache.write_bytes(content.replace(before, after))
        assert load_through_cache(source, cache) == load_checklist(source)


def test_a_cache_that_cannot_be_written_does_no_harm(source: Path, tmp_path: Path):
    assert load_through_cache(source, tmp_path / "nowhere" / "cache.json") == load_checklist(source)


def test_a_broken_checklist_is_not_hidden_by_its_cache(source: Path, tmp_path: Path):
    cache = tmp_path / "cache.json"
    load_through_cache(source, cache)
    source.write_text("actors: no\n")
    with pytest.raises(ChecklistError):
        load_through_cache(source, cache)
