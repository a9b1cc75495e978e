"""A damaged round is never written over; a backup takes its place."""

import json
import os

import pytest

from kerneblik.language import Translator
from kerneblik.reflection import Changes
from kerneblik.storage import NewerRoundError, RoundStore, StorageError, UnreadableRoundError
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, quarantine_round, recover
from support.storage import ID, Clock, answer, texts


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    store = RoundStore(tmp_path, clock)
    store.create("Efterår")
    store.save(ID, Changes({"q": answer("q", "first")}))
    clock.advance(minutes=11)
    store.save(ID, Changes({"q": answer("q", "second"), "r": answer("r", "more")}))
    return store


def changed(store, change):
    """The round file's content after a change to its tables."""
    tables = json.loads(store.path(ID).read_bytes())
    change(tables)
    return json.dumps(tables).encode()


def set_at(*place, value):
    def change(tables):
        *way, last = place
        for step in way:
            tables = tables[step]
        tables[last] = value

    return change


DAMAGES = {
    "cut short": lambda store: store.path(ID).read_bytes()[:-100],
    "empty": lambda store: b"",
    "zeros": lambda store: b"\0" * 4096,
    "binary": lambda store: bytes(range(256)) * 8,
    "not an object": lambda store: b"[1, 2]",
    "not a number": lambda store: b'{"round": NaN}',
    "another object": lambda store: b'{"a": 1}',
    "nested without end": lambda store: b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "surrogates and nested": lambda store: b'{"a": "\\ud800", "b":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
}
FIELDS = {
    "answers.1.text": set_at("answers", "1", "text", value=12),
    "answers.1.question": set_at("answers", "1", "question", value=""),
    "answers.1.set_aside": set_at("answers", "1", "set_aside", value="no"),
    "answers.1.kind": set_at("answers", "1", "kind", value="gossip"),
    "answers.1.edited": set_at("answers", "1", "edited", value="yesterday"),
    "answers.2.question": set_at("answers", "2", "question", value="q"),
    "answers.1": set_at("answers", "1", value=None),
    "answers.x": set_at("answers", "x", value={"question": "z"}),
    "answers": set_at("answers", value=[]),
    "round.1.created": set_at("round", "1", "created", value="9999-12-31T23:59:59-12:00"),
    "round.1.schema": set_at("round", "1", "schema", value=True),
    "round.1.name": set_at("round", "1", "name", value=None),
    "round.1.position": set_at("round", "1", "position", value="q"),
    "round.1.position.row": set_at("round", "1", "position", value={"question": "q", "row": -1}),
}


def assert_refused_and_untouched(store, content, error_type):
    """Opening and saving both refuse the file, in words, and leave it as it is."""
    store.path(ID).write_bytes(content)
    with pytest.raises(error_type) as caught:
        RoundStore(store.directory.path).open(ID)
    with pytest.raises(error_type):
        RoundStore(store.directory.path).save(ID, Changes({"q": answer("q", "third")}))
    assert store.path(ID).read_bytes() == content
    for language in ("da", "en"):
        assert str(store.path(ID)) in Translator(language)(caught.value.key, **caught.value.values)
    return caught.value


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_refused_and_never_changed(store, damage):
    assert_refused_and_untouched(store, damage(store), UnreadableRoundError)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_file_damaged_while_open_is_set_aside_and_written_anew(store, damage):
    store.save(ID, Changes({"r": answer("r", "kept in memory")}))
    content = damage(store)
    store.path(ID).write_bytes(content)
    store.save(ID, Changes({"q": answer("q", "third")}))
    kept = RoundStore(store.directory.path).open(ID)
    assert (kept.answer("q").text, kept.answer("r").text) == ("third", "kept in memory")
    aside = list(store.directory.rounds.glob("*.unreadable-*"))
    assert [path.read_bytes() for path in aside] == [content]


@pytest.mark.parametrize("field", FIELDS)
def test_a_value_of_the_wrong_type_names_the_field(store, field):
    error = assert_refused_and_untouched(store, changed(store, FIELDS[field]), UnreadableRoundError)
    assert error.values["field"] == field


def test_an_enormous_file_is_refused_without_reading_it(store, monkeypatch):
    monkeypatch.setattr("kerneblik.storage.format.json_file.SIZE_LIMIT", 10_000)
    error = assert_refused_and_untouched(store, b"{" + b" " * 10_000 + b"}", UnreadableRoundError)
    assert error.key == "storage.unreadable.too_large"


def test_a_newer_schema_is_not_damage_and_is_never_changed(store):
    newer = changed(store, set_at("round", "1", "schema", value=99))
    error = assert_refused_and_untouched(store, newer, NewerRoundError)
    assert not isinstance(error, UnreadableRoundError)


def test_a_newer_schema_is_told_from_damage_even_if_all_else_is_different(store):
    newer = b'{"round": {"1": {"schema": 7, "name": 3}}, "answers": "elsewhere"}'
    assert_refused_and_untouched(store, newer, NewerRoundError)


@pytest.mark.parametrize("kind", ["link", "directory", "pipe"])
def test_what_is_no_plain_file_is_refused(store, kind, tmp_path):
    path = store.path(ID)
    elsewhere = path.rename(tmp_path / "elsewhere.json")
    content = elsewhere.read_bytes()
    {"link": lambda: path.symlink_to(elsewhere), "directory": path.mkdir, "pipe": lambda: os.mkfifo(path)}[
        kind
    ]()
    for use in (lambda: store.open(ID), lambda: store.save(ID, Changes(name="n"))):
        with pytest.raises(StorageError):
            use()
    assert elsewhere.read_bytes() == content


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_another_users_file_is_refused(store):
    os.chown(store.path(ID), 12345, 12345)
    with pytest.raises(StorageError):
        store.open(ID)
    with pytest.raises(StorageError):
        store.save(ID, Changes(name="n"))
    assert store.path(ID).stat().st_uid == 12345


def test_setting_aside_keeps_every_damaged_file(store):
    kept = []
    for number in range(3):
        store.path(ID).write_bytes(b"damage %d" % number)
        kept.append(quarantine_round(store, ID))
        assert not store.path(ID).exists()
    assert [path.read_bytes() for path in kept] == [b"damage 0", b"damage 1", b"damage 2"]
    assert all(path.name.startswith(f"{ID}.unreadable-") for path in kept)


def test_the_newest_backup_that_reads_well_is_offered_and_restored(store, clock):
    clock.advance(minutes=11)
    store.save(ID, Changes(name="n"))  # keeps "second" and "more"
    newest = max(store.directory.backups.glob(f"{ID}/*.json"))
    clock.advance(minutes=11)
    store.save(ID, Changes(name="m"))
    damaged = max(store.directory.backups.glob(f"{ID}/*.json"))
    damaged.write_bytes(b"")
    store.path(ID).write_bytes(b"damaged")

    damage = inspect_damage(store, ID)
    assert (damage.backup.path, damage.backup.answers) == (newest, 2)
    aside = recover(store, damage)
    assert texts(store.open(ID)) == {"q": "second", "r": "more"}
    assert list(store.directory.rounds.glob("*.unreadable-*")) == [aside]
    assert aside.read_bytes() == b"damaged"
    assert newest.exists()


def test_no_good_backup(store):
    for path in store.directory.backups.glob(f"{ID}/*.json"):
        path.write_bytes(b"")
    store.path(ID).write_bytes(b"damaged")
    damage = inspect_damage(store, ID)
    assert damage.backup is None
    assert not damage.can_be_recovered


def test_a_restore_that_fails_leaves_the_damaged_file_in_place(store, monkeypatch):
    content = store.path(ID).read_bytes() + b"damaged"
    store.path(ID).write_bytes(content)

    def full(path, data):
        raise OSError(28, "full")

    damage = inspect_damage(store, ID)
    assert damage.newer
    monkeypatch.setattr("kerneblik.storage.recovery.damaged_rounds.write_atomically", full)
    with pytest.raises(StorageError):
        recover(store, damage)
    assert store.path(ID).read_bytes() == content
    assert list(store.directory.recovery.iterdir()) == []
