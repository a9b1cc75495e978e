"""What the version before wrote opens as it was written, is written on, unlocked and brought back."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kerneblik.documents.round_json import from_json
from kerneblik.reflection import (
    Agreement,
    Answer,
    Assessment,
    Changes,
    Conversation,
    Fit,
    Position,
    Round,
    Version,
)
from kerneblik.settings import Settings, change_settings, load_settings, settings_path
from kerneblik.storage import PLAINTEXT, Cipher, DirectoryEncryption, RoundStore
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.damaged_rounds import inspect_damage, recover
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from support.commands import Kerneblik
from support.storage import Clock
from support.version_before import PASSPHRASE, unpack

ID, EXAMPLE, EARLIER, ARCHIVED, DELETED = "2026-03-02", "demo", "2026-04-20", "2024-09-01", "2025-01-15"
NAMES = {
    ID: "Forår »2026« – Åvang 🌱",
    EXAMPLE: "Hjemmeplejen i Åvang",
    EARLIER: "Åvang: de første tanker",
    ARCHIVED: "Den gamle",
}
SECOND_OF_MARCH = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
THIRD_OF_MARCH = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
LATER, LAST = THIRD_OF_MARCH.replace(minute=50), THIRD_OF_MARCH.replace(minute=51)

CORE_TASK, ROLE, FREE, INTRODUCTION = "self-core-task", "self-role", "c0ffee0001/", "report/"
TEXTS = {
    CORE_TASK: ("Det andet udkast: 🧭 æøå.", False, THIRD_OF_MARCH, "aaaa0002-1"),
    ROLE: ("At spørge.", False, LAST, "bbbb0001-1"),
    "manager-emphasis": ("", True, SECOND_OF_MARCH, "aaaa0001-1"),
    "c0ffee0001/union-ideas": ("De siger: »mere tid«.", False, LAST, "aaaa0004-1"),
    FREE: ("Stemningen var god.", False, LAST, "aaaa0004-1"),
    INTRODUCTION: ("Kære alle, læs dette først.", False, LAST, "aaaa0004-1"),
}
"""By their keys: the text, whether it was set aside, when it was written, and in which edit session."""
WORDINGS = {
    CORE_TASK: ("Hvad er hele arbejdspladsens kerneopgave?", "Dig selv"),
    ROLE: ("Hvad ser du som din rolle ift. kerneopgaven?", "Dig selv"),
    "manager-emphasis": (
        "Hvilke aspekter af kerneopgaven lægger din leder særlig vægt på?",
        "Din egen chef",
    ),
    "c0ffee0001/union-ideas": (
        "Hvilke ideer har I til, hvordan kerneopgaven skal udvikle sig i fremtiden?",
        "Tillidsrepræsentanter",
    ),
    FREE: ("", ""),
    INTRODUCTION: ("", ""),
}
VERSIONS = {
    CORE_TASK: [
        Version(
            CORE_TASK,
            "Det første udkast.\n\n- *ét* punkt\n- [ ] ring til Mette",
            SECOND_OF_MARCH,
            "aaaa0001-1",
        )
    ],
    ROLE: [
        Version(ROLE, "At holde retningen, sammen.", LATER, "aaaa0003-1", conflict=True),
        Version(ROLE, "At holde retningen.", SECOND_OF_MARCH, "aaaa0001-1"),
    ],
}
"""The newest first."""
CONVERSATIONS = [
    Conversation("c0ffee0001", "union", date(2026, 3, 3), "Mikkel Frost, tillidsrepræsentant"),
    Conversation("c0ffee0002", "staff", date(2026, 3, 4), "Hold Nord", deleted=True),
]
AGREEMENTS = [
    Agreement(
        "a900000001",
        "union",
        "Prøv en måned med selvplanlagt morgen",
        "Hanne",
        due=date(2026, 4, 1),
        conversation="c0ffee0001",
        made=LAST,
    ),
    Agreement("a900000002", "staff", "Hæng sætningerne op", done=True, made=LAST),
]
ASSESSMENTS = [Assessment("union-ideas", Fit.SURPRISES)]
UNSAVED = ("leaders-relations", "Dette kunne ikke gemmes.")
EDITED = ("citizens-value", "Fra editoren, da linjen faldt ud.")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What that version wrote; no test changes it."""
    return unpack(tmp_path_factory.mktemp("before"))


@pytest.fixture
def plain(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written / "plain", tmp_path / "data"))


@pytest.fixture
def locked(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written / "locked", tmp_path / "data"))


def assert_small_round(store: RoundStore, round_: Round) -> None:
    """It holds exactly what was written in it."""
    assert (round_.name, round_.created) == (NAMES[ID], SECOND_OF_MARCH)
    assert (round_.position, round_.archived) == (Position(ROLE, 0, 9), False)
    kept = {key: (a.text, a.set_aside, a.edited, a.edit_session) for key, a in round_.answers.items()}
    assert kept == TEXTS
    assert {key: (a.wording, a.actor_name) for key, a in round_.answers.items()} == WORDINGS
    assert {key: store.versions(ID, key) for key in TEXTS if store.versions(ID, key)} == VERSIONS
    assert round_.contested == {ROLE}
    assert list(round_.conversations.values()) == CONVERSATIONS
    assert list(round_.agreements.values()) == AGREEMENTS
    assert list(round_.assessments.values()) == ASSESSMENTS


def checksum(round_: Round) -> str:
    """Of all that stands in a round; the one of the worked example was taken before it was written."""
    found: list[tuple[object, ...]] = [
        *((key, a.text, a.set_aside, a.wording) for key, a in round_.answers.items()),
        *((c.id, c.actor, c.held.isoformat(), c.people) for c in round_.conversations.values()),
        *((a.id, a.text, a.who, str(a.due), a.done, a.conversation) for a in round_.agreements.values()),
        *((a.id, str(a.fit)) for a in round_.assessments.values()),
    ]
    return hashlib.sha256(json.dumps(sorted(found, key=str)).encode()).hexdigest()[:16]


def assert_all_there(store: RoundStore) -> None:
    assert {summary.id: summary.name for summary in store.summaries()} == NAMES
    assert [summary.id for summary in store.summaries() if summary.archived] == [ARCHIVED]
    assert store.latest_id() == ID
    assert_small_round(store, store.read(ID))
    example, earlier = store.read(EXAMPLE), store.read(EARLIER)
    assert (len(example.answers), checksum(example)) == (39, "9ba58d1721723218")
    assert (len(earlier.answers), checksum(earlier)) == (14, "39d36d2332e8a526")
    assert store.read(ARCHIVED).answer(ROLE).text == "Fra dengang."
    assert [trashed.name for trashed in store.trash()] == ["Fortrudt"]
    assert store.copies() == []


# In plain


def test_everything_opens_as_it_was_written(plain: Path):
    store = RoundStore(plain, Clock())
    assert_all_there(store)
    assert_small_round(store, store.open(ID))


def test_it_is_written_on_and_a_backup_is_taken_first(plain: Path):
    before = (plain / "rounds" / f"{ID}.json").read_bytes()
    store = RoundStore(plain, Clock())
    seen = store.open(ID)
    new = replace(seen.answer(CORE_TASK), text="Det tredje udkast.", edit_session="eeee0001-1")
    store.save(ID, Changes({new.key: new}, bases={new.key: seen.answer(CORE_TASK)}))
    store.close()
    again = RoundStore(plain, Clock())
    kept = again.open(ID)
    assert kept.answer(CORE_TASK).text == "Det tredje udkast."
    assert again.versions(ID, CORE_TASK)[0].text == TEXTS[CORE_TASK][0]
    assert again.versions(ID, CORE_TASK)[1:] == VERSIONS[CORE_TASK]
    assert {key: kept.answers[key].text for key in TEXTS if key != CORE_TASK} == {
        key: text for key, (text, *_) in TEXTS.items() if key != CORE_TASK
    }
    assert again.versions(ID, ROLE) == VERSIONS[ROLE]
    assert before in [path.read_bytes() for path in (plain / "backups" / ID).iterdir()]


def test_each_machine_gives_a_round_the_same_identity(plain: Path, written: Path, tmp_path: Path):
    elsewhere = Path(shutil.copytree(written / "plain", tmp_path / "elsewhere"))
    identities = []
    for directory in (plain, elsewhere):
        store = RoundStore(directory, Clock())
        store.save(ID, Changes(position=Position(ROLE)))
        identities.append(json.loads(store.path(ID).read_bytes())["round"]["1"]["identity"])
        assert len({store.read(id_).identity for id_ in NAMES}) == len(NAMES)
    assert identities[0] == identities[1] != ""


def test_its_backup_takes_the_place_of_a_damaged_round(plain: Path):
    path = plain / "rounds" / f"{ID}.json"
    path.write_bytes(b"\0" * 4096)
    store = RoundStore(plain, Clock())
    damage = inspect_damage(store, ID)
    assert damage.backup is not None
    assert damage.backup.taken == LAST
    aside = recover(store, damage)
    assert_small_round(store, store.open(ID))
    assert aside.read_bytes() == b"\0" * 4096


def test_a_new_backup_is_newer_than_all_of_its_backups(plain: Path):
    clock = Clock()
    clock.now = SECOND_OF_MARCH  # one that is wrong
    store = RoundStore(plain, clock)
    store.save(ID, Changes({ROLE: Answer(ROLE, "I dag.")}))
    store.keep_backup(ID)
    store.path(ID).write_bytes(b"")
    damage = inspect_damage(RoundStore(plain, clock), ID)
    assert damage.before.answer(ROLE).text == "I dag."


def test_what_it_deleted_comes_back(plain: Path):
    clock = Clock()
    clock.now = datetime(2030, 1, 1, tzinfo=UTC)  # whoever comes back after years finds it
    store = RoundStore(plain, clock)
    store.empty_trash()
    [trashed] = store.trash()
    store.restore(trashed)
    assert store.open(DELETED).answer(ROLE).text == "Slettet ved en fejl."
    assert len(list((plain / "backups" / DELETED).iterdir())) == 1
    assert store.trash() == []


def test_what_it_could_not_save_and_what_an_editor_left_is_offered_and_taken_in(plain: Path):
    assert_left_texts_are_taken_in(plain, PLAINTEXT)


def assert_left_texts_are_taken_in(directory: Path, cipher: Cipher) -> None:
    store = RoundStore(directory, Clock(), cipher=cipher)
    found = [
        *emergency_copies.find(store.directory, cipher),
        *EditorDrafts(store.directory, cipher).find(),
    ]
    offered = [(key, answer.text) for left in found for key, answer in left.changes.answers.items()]
    assert offered == [UNSAVED, EDITED]
    for left in found:
        emergency_copies.absorb(store, left)
    taken = store.read(ID)
    assert [(key, taken.answer(key).text) for key, _ in offered] == offered
    assert emergency_copies.find(store.directory, cipher) == []


def test_its_settings_are_the_users_still(plain: Path):
    path = settings_path(plain)
    report = {"include": ["own", "wheel"], "without": ["union"], "format": "pdf"}
    theirs = Settings("da", "light", True, 25, report=report)
    assert load_settings(path) == (theirs, None)
    change_settings(path, theme="dark")
    assert load_settings(path) == (replace(theirs, theme="dark"), None)


def test_its_export_is_taken_in(written: Path, tmp_path: Path):
    store = RoundStore(tmp_path, Clock())
    kept = store.add(from_json((written / "export.json").read_bytes()).round)
    assert {key: answer.text for key, answer in kept.answers.items()} == {
        key: text for key, (text, *_) in TEXTS.items()
    }
    assert list(kept.conversations.values()) == CONVERSATIONS
    assert list(kept.agreements.values()) == AGREEMENTS
    assert list(kept.assessments.values()) == ASSESSMENTS


def test_commands_find_nothing_wrong_with_it(plain: Path, kerneblik: Kerneblik):
    assert kerneblik.data == plain
    said = kerneblik.bare("--data", str(plain), "--lang", "en", "round")
    assert said.code == 0
    assert all(name in said.out for name in NAMES.values())
    checked = kerneblik.bare("--data", str(plain), "--lang", "en", "doctor")
    assert "newer version" not in checked.out
    assert "2025-05-05.unreadable" in checked.out
    read = kerneblik.bare("--data", str(plain), "review", "--all")
    assert TEXTS[CORE_TASK][0] in read.out


# Locked


def test_its_passphrase_opens_what_it_locked(locked: Path):
    cipher = DirectoryEncryption(locked).unlock(PASSPHRASE)
    assert_all_there(RoundStore(locked, Clock(), cipher=cipher))


def test_what_it_locked_is_written_on(locked: Path):
    cipher = DirectoryEncryption(locked).unlock(PASSPHRASE)
    store = RoundStore(locked, Clock(), cipher=cipher)
    store.save(ID, Changes({ROLE: Answer(ROLE, "Skrevet i dag.")}))
    again = RoundStore(locked, Clock(), cipher=DirectoryEncryption(locked).unlock(PASSPHRASE))
    assert again.open(ID).answer(ROLE).text == "Skrevet i dag."
    assert not [path for path in (locked / "rounds").iterdir() if b"Skrevet" in path.read_bytes()]


def test_what_it_locked_is_unlocked_for_good(locked: Path):
    assert DirectoryEncryption(locked).remove_lock(PASSPHRASE) == []
    store = RoundStore(locked, Clock())
    assert_all_there(store)
    store.restore(store.trash()[0])
    assert store.open(DELETED).answer(ROLE).text == "Slettet ved en fejl."
    assert list(locked.rglob("*.age")) == []


def test_texts_left_in_what_it_locked_are_taken_in(locked: Path):
    assert_left_texts_are_taken_in(locked, DirectoryEncryption(locked).unlock(PASSPHRASE))


def test_a_backup_that_it_locked_takes_the_place_of_a_damaged_round(locked: Path):
    cipher = DirectoryEncryption(locked).unlock(PASSPHRASE)
    (locked / "rounds" / f"{ID}.json.age").write_bytes(b"\0" * 4096)
    store = RoundStore(locked, Clock(), cipher=cipher)
    recover(store, inspect_damage(store, ID))
    assert_small_round(store, store.open(ID))
