"""The data directory: made, made private, or refused with a reason."""

import os
import stat
from pathlib import Path

import pytest

from kerneblik.language import Translator
from kerneblik.reflection import Changes
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.safety.directory import DataDirectory
from support.storage import ID, Clock, answer, texts


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusal(path) -> str:
    """The key of the error that refuses the directory; it names the path in both languages."""
    with pytest.raises(StorageError) as caught:
        RoundStore(path)
    for language in ("da", "en"):
        assert str(path) in Translator(language)(caught.value.key, **caught.value.values)
    return caught.value.key


def test_it_is_made_with_its_parents(tmp_path):
    RoundStore(tmp_path / "a" / "b")
    assert mode(tmp_path / "a" / "b") == 0o700


def test_what_is_looser_is_tightened(tmp_path):
    store = RoundStore(tmp_path, Clock())
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "text")}))
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    RoundStore(tmp_path)
    assert {mode(path) for path in (tmp_path, *tmp_path.rglob("*")) if path.is_dir()} == {0o700}
    assert {mode(path) for path in tmp_path.rglob("*") if path.is_file()} == {0o600}


def test_other_files_in_it_keep_their_permissions(tmp_path):
    (tmp_path / "example.yaml").write_text("shipped")
    (tmp_path / "example.yaml").chmod(0o644)
    (tmp_path / "rounds").mkdir()
    (tmp_path / "elsewhere").write_text("not ours")
    (tmp_path / "elsewhere").chmod(0o644)
    (tmp_path / "rounds" / "link.json").symlink_to(tmp_path / "elsewhere")
    RoundStore(tmp_path)
    assert mode(tmp_path / "example.yaml") == mode(tmp_path / "elsewhere") == 0o644


def test_a_link_to_a_directory_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    store = RoundStore(tmp_path / "link", Clock())
    store.create("Efterår")
    assert (tmp_path / "real" / "rounds" / f"{ID}.json").exists()


def test_links_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refusal(tmp_path / "a") == "storage.link"


def test_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    assert refusal(tmp_path / "file") == "storage.directory.is_file"
    assert (tmp_path / "file").read_text() == "mine"


def test_a_directory_under_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    assert refusal(tmp_path / "file" / "data") == "storage.gone"


def test_a_shared_directory_is_refused_and_left_as_it_is(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o1777)
    assert refusal(tmp_path / "shared") == "storage.directory.shared"
    assert mode(tmp_path / "shared") == 0o1777


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory to somebody else")
def test_another_users_directory_is_refused(tmp_path):
    (tmp_path / "theirs").mkdir()
    os.chown(tmp_path / "theirs", 12345, 12345)
    assert refusal(tmp_path / "theirs") == "storage.directory.other_owner"


def test_a_directory_that_cannot_be_written_in_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, how: not how & os.W_OK)  # root may write everywhere else
    assert refusal(tmp_path) == "storage.directory.read_only"


PARTS = [path.name for path in DataDirectory(Path()).parts]


@pytest.mark.parametrize("part", PARTS)
def test_a_link_within_is_refused_and_what_it_points_to_left_alone(tmp_path, part):
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    data.mkdir()
    elsewhere.mkdir(mode=0o755)
    (data / part).symlink_to(elsewhere)
    with pytest.raises(StorageError) as caught:
        RoundStore(data)
    assert (caught.value.key, caught.value.values["path"]) == ("storage.directory.link", data / part)
    assert mode(elsewhere) == 0o755
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory to somebody else")
@pytest.mark.parametrize("part", PARTS)
def test_another_users_directory_within_is_refused(tmp_path, part):
    (tmp_path / part).mkdir()
    os.chown(tmp_path / part, 12345, 12345)
    with pytest.raises(StorageError) as caught:
        RoundStore(tmp_path)
    assert caught.value.key == "storage.directory.other_owner"


@pytest.mark.parametrize(
    "kind",
    ["link", pytest.param("foreign", marks=pytest.mark.skipif(os.geteuid() != 0, reason="needs root"))],
)
def test_a_lock_that_is_not_ours_is_refused_by_its_name(tmp_path, kind):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    lock = store.directory.rounds / f"{ID}.lock"
    if kind == "link":
        lock.unlink()
        lock.symlink_to(tmp_path / "elsewhere")
    else:
        os.chown(lock, 12345, 12345)
    with pytest.raises(StorageError) as caught:
        store.save(ID, Changes(name="n"))
    assert caught.value.key == {"link": "storage.link", "foreign": "storage.foreign"}[kind]
    assert caught.value.values["path"] == lock
    assert not (tmp_path / "elsewhere").exists()


def test_parents_that_are_made_are_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        RoundStore(tmp_path / "a" / "b" / "data")
    finally:
        os.umask(before)
    assert {mode(path) for path in (tmp_path / "a").rglob("*") if path.is_dir()} == {0o700}
    assert mode(tmp_path / "a") == 0o700


def test_what_killed_processes_left_is_swept_but_not_what_is_being_written(tmp_path):
    store = RoundStore(tmp_path, Clock())
    old = store.directory.rounds / ".2026-11-23.json.0123456789ab.kerneblik-tmp"
    young = store.directory.rounds / ".2026-11-23.json.ba9876543210.kerneblik-tmp"
    backup = store.directory.backups / ID / ".2026-11-23T120000Z.json.0123456789ab.kerneblik-tmp"
    backup.parent.mkdir()
    for path in (old, young, backup):
        path.write_text("half")
    for path in (old, backup):
        os.utime(path, (1, 1))
    RoundStore(tmp_path)
    assert not old.exists()
    assert not backup.exists()
    assert young.exists()


def test_rounds_directory_removed_while_at_work_is_made_again(tmp_path):
    store = RoundStore(tmp_path, Clock())
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "text")}))
    for path in store.directory.rounds.iterdir():
        path.unlink()
    store.directory.rounds.rmdir()
    assert texts(store.save(ID, Changes({"r": answer("r", "more")}))) == {"q": "text", "r": "more"}


def test_a_file_that_another_session_takes_away_meanwhile_is_no_reason_to_refuse(tmp_path, monkeypatch):
    store = RoundStore(tmp_path, Clock())
    store.create("Efterår")
    passing = store.directory.rounds / ".passing.kerneblik-tmp"
    passing.write_text("half")
    passing.chmod(0o644)
    real = os.chmod

    def chmod(path, mode, **options):
        passing.unlink(missing_ok=True)
        real(path, mode, **options)

    monkeypatch.setattr(os, "chmod", chmod)
    assert RoundStore(tmp_path).open(ID).name == "Efterår"
    assert not passing.exists()
