"""Emergency copies: left where there is room for them, found again, taken in, and nobody else's to read."""

import json
import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kerneblik.reflection import Answer, Changes, Position, Round
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.errors import NewerRoundError, UnreadableRoundError
from kerneblik.storage.format.round_tables import SCHEMA
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy
from kerneblik.storage.safety import private_places
from kerneblik.storage.safety.private_places import emergency_files
from support.storage import ID, START, Clock, Reversed, answer, start_python, texts

LATER = START + timedelta(hours=1)


@pytest.fixture(autouse=True)
def machine(tmp_path, monkeypatch):
    """A machine with the usual places, all of them under the test's own directory."""
    for name in ("home", "var-tmp", "shm", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    (tmp_path / "home" / ".cache").mkdir(mode=0o700)
    (tmp_path / "var-tmp").chmod(0o1777)
    (tmp_path / "shm").chmod(0o1777)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(private_places, "_LASTING", tmp_path / "var-tmp")
    monkeypatch.setattr(private_places, "_MEMORY", tmp_path / "shm")
    return tmp_path


@pytest.fixture
def store(tmp_path):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "gemt")}))
    return store


CHANGES = Changes(
    {"q": answer("q", "ikke gemt æøå\n- og en linje"), "r": replace(answer("r", ""), set_aside=True)},
    position=Position("r", 3, 4),
    name="Efterår på ny",
    bases={"q": answer("q", "gemt"), "r": Answer("r")},
)


def leave(store, changes=CHANGES, round_=None, now=LATER):
    return emergency_copies.leave(store.directory, round_ or store.open(ID), changes, store.cipher, now)


def full(path: Path, data: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_what_was_left_is_found_again_with_all_of_it(store):
    path = leave(store)
    (found,) = emergency_copies.find(store.directory)
    identity = store.read(ID).identity
    assert found == emergency_copies.EmergencyText(path, ID, "Efterår på ny", LATER, CHANGES, identity)


def test_a_name_that_was_not_changed_is_not_changed_when_taken_in(store):
    leave(store, replace(CHANGES, name=None))
    (found,) = emergency_copies.find(store.directory)
    assert (found.changes.name, found.round_name) == (None, "Efterår")


def test_it_is_private_whatever_the_umask(store):
    before = os.umask(0)
    try:
        path = leave(store)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_sealed_where_files_are(tmp_path):
    store = RoundStore(tmp_path / "data", Clock(), cipher=Reversed())
    store.create("Efterår")
    path = leave(store)
    assert path.name.endswith(".json.rev")
    assert b"ikke gemt" not in path.read_bytes()
    (found,) = emergency_copies.find(store.directory, store.cipher)
    assert found.changes == CHANGES


def test_what_was_left_in_plain_before_the_files_were_sealed_is_found_and_sealed(store):
    plain = leave(store)
    (found,) = emergency_copies.find(store.directory, Reversed())
    assert found.changes == CHANGES
    assert found.path.name == f"{plain.name}.rev"
    assert not plain.exists()
    assert emergency_copies.find(store.directory, Reversed()) == [found]


def test_what_lay_elsewhere_in_plain_is_sealed_into_the_data_directory(store, machine):
    round_ = store.open(ID)
    store.directory.path.rename(machine / "away")
    plain = leave(store, round_=round_)
    (machine / "away").rename(store.directory.path)
    (found,) = emergency_copies.find(store.directory, Reversed())
    assert found.path.parent == store.directory.recovery
    assert not plain.exists()


def test_what_cannot_be_sealed_stays_and_is_found(store, monkeypatch):
    plain = leave(store)
    monkeypatch.setattr(emergency_copies, "write_atomically", full)
    assert [found.path for found in emergency_copies.find(store.directory, Reversed())] == [plain]


def test_a_text_that_others_wrote_meanwhile_becomes_an_earlier_version(store):
    leave(store, Changes({"q": answer("q", "ikke gemt")}, bases={"q": answer("q", "gemt")}))
    store.save(ID, Changes({"q": answer("q", "fra en anden")}, bases={"q": answer("q", "gemt")}))
    emergency_copies.absorb(store, emergency_copies.find(store.directory)[0])
    assert store.open(ID).answer("q").text == "ikke gemt"
    assert "fra en anden" in [version.text for version in store.versions(ID, "q")]


def test_what_cannot_be_opened_is_left_alone(store):
    path = emergency_copies.leave(store.directory, store.open(ID), CHANGES, Reversed(), LATER)
    assert emergency_copies.find(store.directory) == []
    assert path.exists()
    assert list(emergency_files(store.directory)) == [path]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"round": {}}', b'{"round": {"1": {"schema": 99}}}'])
def test_a_damaged_copy_is_no_error_and_is_kept(store, content):
    path = leave(store)
    path.write_bytes(content)
    assert emergency_copies.find(store.directory) == []
    assert path.read_bytes() == content


def test_a_copy_of_a_newer_version_is_not_damaged(store):
    newer, damaged = leave(store), leave(store)
    tables = json.loads(newer.read_bytes())
    tables["round"]["1"]["schema"] = SCHEMA + 1
    newer.write_text(json.dumps(tables))
    damaged.write_text("{")
    assert emergency_copies.find(store.directory) == []
    errors = emergency_copies.unreadable(store.directory, store.cipher)
    assert {path: type(error) for path, error in errors.items()} == {
        newer: NewerRoundError,
        damaged: UnreadableRoundError,
    }


def test_several_sessions_that_end_at_once_leave_a_copy_each(store):
    paths = {leave(store, Changes({"q": answer("q", str(n))})) for n in range(20)}
    assert len(paths) == 20
    assert {found.changes.answers["q"].text for found in emergency_copies.find(store.directory)} == set(
        map(str, range(20))
    )


# Where


def places_used(machine):
    return {path.relative_to(machine).parts[0] for path in machine.rglob(f"{ID}.*Z-*.json")}


def test_the_data_directory_comes_first(store, machine):
    leave(store)
    assert places_used(machine) == {"data"}


@pytest.mark.parametrize(
    ("no_room_in", "goes_to"),
    [
        ({"data"}, "home"),
        ({"data", "home"}, "var-tmp"),
        ({"data", "home", "var-tmp"}, "run"),
        ({"data", "home", "var-tmp", "run"}, "shm"),
    ],
)
def test_where_there_is_no_room_the_next_place_is_taken_and_found(
    store, machine, monkeypatch, no_room_in, goes_to
):
    write = emergency_copies.write_atomically

    def write_where_there_is_room(path, data):
        if path.relative_to(machine).parts[0] in no_room_in:
            full(path, data)
        write(path, data)

    monkeypatch.setattr(emergency_copies, "write_atomically", write_where_there_is_room)
    path = leave(store)
    assert places_used(machine) == {goes_to}
    assert (
        stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    )
    assert [found.path for found in emergency_copies.find(store.directory)] == [path]


def test_a_data_directory_that_has_gone_is_not_made_again(store, machine):
    round_ = store.open(ID)
    store.directory.path.rename(machine / "elsewhere")
    leave(store, round_=round_)
    assert not store.directory.path.exists()
    assert places_used(machine) == {"home"}


def test_a_copy_for_another_data_directory_is_not_found(store, machine, monkeypatch):
    other = RoundStore(machine / "other", Clock())
    round_ = store.open(ID)
    store.directory.path.rename(machine / "elsewhere")
    leave(store, round_=round_)
    assert emergency_copies.find(other.directory) == []
    assert len(emergency_copies.find(store.directory)) == 1


def test_no_room_anywhere_is_an_error(store, monkeypatch):
    monkeypatch.setattr(emergency_copies, "write_atomically", full)
    with pytest.raises(StorageError) as caught:
        leave(store)
    assert caught.value.key == "emergency_copy.nowhere"


def make_link(place, machine):
    (machine / "elsewhere").mkdir(mode=0o700)
    place.symlink_to(machine / "elsewhere")


def make_open(place, machine):
    place.mkdir(mode=0o755)


def make_foreign(place, machine):
    if os.geteuid() != 0:
        pytest.skip("only root can give a directory to somebody else")
    place.mkdir(mode=0o700)
    os.chown(place, 12345, 12345)


def make_file(place, machine):
    place.write_text("in the way")


@pytest.mark.parametrize("trap", [make_link, make_open, make_foreign, make_file])
@pytest.mark.parametrize("level", ["base", "place"])
def test_a_place_that_others_may_have_prepared_is_neither_written_nor_read(store, machine, trap, level):
    round_ = store.open(ID)
    store.directory.path.rename(machine / "gone")
    good = leave(store, round_=round_)
    assert good.is_relative_to(machine / "home")
    content = good.read_bytes()
    (machine / "home" / ".cache").rename(machine / "home" / "unused")

    place = next(
        p for p in private_places.elsewhere(store.directory.path) if p.is_relative_to(machine / "var-tmp")
    )
    if level == "base":
        trap(place.parent, machine)
    else:
        place.parent.mkdir(mode=0o700)
        trap(place, machine)
    assert leave(store, round_=round_).is_relative_to(machine / "run")
    planted = (place if level == "place" else place.parent / place.name) / good.name
    if trap is not make_file:
        planted.parent.mkdir(exist_ok=True)
        planted.write_bytes(content)
    assert not [found for found in emergency_copies.find(store.directory) if found.path == planted]


def test_a_temporary_directory_that_anybody_may_rearrange_is_not_used(store, machine):
    (machine / "var-tmp").chmod(0o777)
    (machine / "home" / ".cache").rmdir()
    round_ = store.open(ID)
    store.directory.path.rename(machine / "gone")
    assert leave(store, round_=round_).is_relative_to(machine / "run")


# Taking in


def test_taken_in_it_is_in_the_round_and_the_copy_is_gone(store):
    path = leave(store)
    (found,) = emergency_copies.find(store.directory)
    emergency_copies.absorb(store, found)
    round_ = store.open(ID)
    assert texts(round_) == {question: kept.text for question, kept in CHANGES.answers.items()}
    assert (round_.name, round_.position) == (CHANGES.name, CHANGES.position)
    assert not path.exists()
    assert found.is_in(round_)


def test_what_others_saved_meanwhile_stays(store):
    leave(store)
    store.save(ID, Changes({"s": answer("s", "fra en anden")}))
    emergency_copies.absorb(store, emergency_copies.find(store.directory)[0])
    assert store.open(ID).answer("s").text == "fra en anden"


def test_when_it_cannot_be_taken_in_the_copy_stays(store):
    path = leave(store)
    store.path(ID).write_bytes(b"damaged")
    later = RoundStore(store.directory.path, Clock())
    with pytest.raises(UnreadableRoundError):
        emergency_copies.absorb(later, emergency_copies.find(store.directory)[0])
    assert path.exists()


def test_the_text_of_a_round_that_has_gone_makes_it_anew(store):
    leave(store)
    store.path(ID).unlink()
    later = RoundStore(store.directory.path, Clock())
    emergency_copies.absorb(later, emergency_copies.find(store.directory)[0])
    round_ = later.open(later.latest_id())
    assert (round_.name, round_.answer("q").text) == (CHANGES.name, CHANGES.answers["q"].text)
    assert emergency_copies.find(store.directory) == []


def test_what_stands_in_the_round_already_is_recognized(store):
    leave(store, Changes({"q": answer("q", "gemt")}))
    leave(store, Changes({"q": answer("q", "andet")}))
    leave(store, Changes(name="Andet"))
    assert [found.is_in(store.open(ID)) for found in emergency_copies.find(store.directory)].count(True) == 1


# One session's copy


@pytest.fixture
def copy(store):
    return EmergencyCopy(store.directory, store.cipher)


def test_a_session_has_one_copy_the_latest(store, copy):
    for text in ("en", "to", "tre"):
        copy.cover(store.open(ID), Changes({"q": answer("q", text)}))
    copy.release()
    (found,) = emergency_copies.find(store.directory)
    assert (found.path, found.changes.answers["q"].text) == (copy.path, "tre")


def test_the_copy_of_a_session_that_runs_is_offered_to_nobody(store, copy):
    copy.cover(store.open(ID), CHANGES)
    assert emergency_copies.find(store.directory) == []
    assert emergency_copies.unreadable(store.directory, Reversed()) == {}
    copy.cover(store.open(ID), replace(CHANGES, name="Nyere"))
    assert emergency_copies.find(store.directory) == []
    copy.release()
    assert [found.path for found in emergency_copies.find(store.directory)] == [copy.path]


def test_when_all_is_saved_after_all_the_copy_goes(store, copy):
    copy.cover(store.open(ID), CHANGES)
    copy.cover(store.open(ID), Changes(position=Position("q")))
    assert copy.path is None
    assert emergency_copies.find(store.directory) == []


def test_an_older_copy_is_not_given_up_for_a_newer_one_that_fails(store, copy, monkeypatch):
    copy.cover(store.open(ID), CHANGES)
    monkeypatch.setattr(emergency_copies, "write_atomically", full)
    copy.cover(store.open(ID), replace(CHANGES, name="Nyere"))
    copy.release()
    assert copy.error.key == "emergency_copy.nowhere"
    assert emergency_copies.find(store.directory)[0].changes == CHANGES


def test_a_text_that_no_file_can_hold_is_cleaned(store, copy):
    copy.cover(Round(ID, "n\ud800", START), Changes({"q": answer("q", "a\ud800\x1bb")}))
    copy.release()
    assert emergency_copies.find(store.directory)[0].changes.answers["q"].text == "ab"


SAVES_ALONE = """
import sys, pathlib
from datetime import UTC, datetime
from kerneblik.reflection import Answer, Changes
from kerneblik.storage import RoundStore
from kerneblik.workspace.round_writer import prepare_saving
from kerneblik.storage.recovery.emergency_copy import EmergencyCopy

class Gone:
    def find_spec(self, name, *_):
        if name.split(".")[0] in {"kerneblik", "orjson", "tinydb"}:
            raise ModuleNotFoundError(name)

store = RoundStore(pathlib.Path(sys.argv[1]))
round_ = store.open(sys.argv[2])
prepare_saving()
sys.meta_path.insert(0, Gone())
for text in ("et", "to"):
    changes = Changes({"q": Answer("q", text, edited=datetime.now(UTC), edit_session=text)})
    round_ = store.save(round_.id, changes)
EmergencyCopy(store.directory, store.cipher).cover(round_, changes)
store.keep_backup(round_.id)
print(round_.answers["q"].text, len(store.versions(round_.id, "q")))
"""


def test_an_open_app_saves_though_its_installation_goes(store: RoundStore):
    with start_python(SAVES_ALONE, store.directory.path, ID) as process:
        assert process.stdout.read() == "to 2\n"
    assert [found.changes.answers["q"].text for found in emergency_copies.find(store.directory)] == ["to"]
    assert list((store.directory.backups / ID).iterdir())
