"""`kerneblik doctor`: says what is the matter, changes nothing unasked, mends what it can after a copy."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

import pytest

import kerneblik as kerneblik_package
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator, catalogue
from kerneblik.reflection import Answer, Changes
from kerneblik.storage import DirectoryEncryption, RoundStore
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.check_result import Severity
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.storage.safety import private_places
from kerneblik.storage.safety.disk import Mount, kind_of_disk, mount_of
from support.commands import Kerneblik
from support.locked import PASSPHRASE
from support.reports import answer

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")


@pytest.fixture(autouse=True)
def nothing_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_places, "_LASTING", tmp_path / "no-var-tmp")
    monkeypatch.setattr(private_places, "_MEMORY", tmp_path / "no-shm")


@pytest.fixture
def store(kerneblik: Kerneblik) -> RoundStore:
    kerneblik.write_something()
    store = RoundStore(kerneblik.data)
    store.keep_backup(the_id(store))
    return store


def the_id(store: RoundStore) -> str:
    round_id = store.latest_id()
    assert round_id is not None
    return round_id


def everything(directory: Path) -> dict[str, tuple[int, bytes]]:
    """Mode and content of all there is, but for what trying out the disk does to the time of a directory."""
    return {
        str(path): (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in (directory, *directory.rglob("*"))
    }


def marked(out: str, mark: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith(f"{mark} ")]


def repairs(store: RoundStore) -> Path:
    (directory,) = store.directory.repairs.iterdir()
    return directory


def test_all_is_well(kerneblik: Kerneblik, store: RoundStore):
    before = everything(kerneblik.data)
    ran = kerneblik("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert not marked(ran.out, "FEJL")
    for words in (
        "2 svar; sikkerhedskopi fra",
        "plads på disken",
        "Tjeklisten er i orden",
        "Textual 8",
        "UTF-8",
    ):
        assert words in ran.out
    assert everything(kerneblik.data) == before


def test_the_same_in_english(kerneblik: Kerneblik, store: RoundStore):
    ran = kerneblik("doctor", "--lang", "en")
    assert "2 answers; backup of" in ran.out
    assert not marked(ran.out, "WRONG")


def test_before_the_first_start_there_is_nothing_to_see_and_nothing_is_made(kerneblik: Kerneblik):
    for arguments in (["doctor"], ["doctor", "--repair"]):
        ran = kerneblik(*arguments)
        assert ran.code == 0
        assert "ingen tekster endnu" in ran.out
    assert not kerneblik.data.exists()


def damage(store: RoundStore) -> None:
    store.path(the_id(store)).write_bytes(store.path(the_id(store)).read_bytes()[:-5])


def open_to_all(store: RoundStore) -> None:
    store.directory.path.chmod(0o755)
    store.path(the_id(store)).chmod(0o644)


def nonsense(store: RoundStore) -> None:
    (store.directory.path / "settings.json").write_text("{{{")


def unfinished(store: RoundStore) -> None:
    path = store.directory.rounds / ".x.json.0123456789ab.kerneblik-tmp"
    path.write_text("halvt")
    path.chmod(0o600)
    os.utime(path, (1, 1))


def no_backup(store: RoundStore) -> None:
    for path in store.directory.backups.rglob("*.json"):
        path.unlink()


@pytest.mark.parametrize(
    ("harm", "says", "repaired"),
    [
        (damage, "FEJL … er beskadiget", "hentet frem fra sikkerhedskopien"),
        (open_to_all, "FEJL … Andre brugere har adgang til 2", "Andre brugeres adgang er taget fra 2"),
        (nonsense, "FEJL … kan ikke forstås", "lagt til side"),
        (unfinished, "obs … ufærdig fil", "1 ufærdig fil er fjernet"),
        (no_backup, "obs … ingen sikkerhedskopi endnu", "har fået en sikkerhedskopi"),
    ],
)
def test_what_can_be_mended_is_told_left_alone_and_mended_when_asked_to(
    kerneblik: Kerneblik, store: RoundStore, harm, says: str, repaired: str
):
    round_id = the_id(store)
    texts = store.open(round_id).answers
    harm(store)
    before = everything(kerneblik.data)
    ran = kerneblik("doctor")
    mark, words = says.split(" … ")
    assert ran.code == (1 if mark == "FEJL" else 0)
    assert words in "\n".join(marked(ran.out, mark))
    assert "--repair" in ran.out
    assert everything(kerneblik.data) == before

    mended = kerneblik("doctor", "--repair")
    assert mended.code == 0
    assert repaired in mended.out
    assert not marked(mended.out, "FEJL")
    assert kerneblik("doctor").code == 0
    assert RoundStore(kerneblik.data).open(round_id).answers == texts
    kept = list(store.directory.repairs.rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept if path.is_file()} <= {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept if path.is_dir()} <= {0o700}


def test_what_is_changed_is_copied_first(kerneblik: Kerneblik, store: RoundStore):
    for harm in (damage, nonsense, unfinished, open_to_all):
        harm(store)
    damaged = store.path(the_id(store)).read_bytes()
    mended = kerneblik("doctor", "--repair")
    copies = repairs(store)
    assert str(copies) in mended.out
    assert (copies / "rounds" / store.path(the_id(store)).name).read_bytes() == damaged
    assert (copies / "settings.json").read_text() == "{{{"
    assert (copies / "rounds" / ".x.json.0123456789ab.kerneblik-tmp").read_text() == "halvt"
    assert f"0755 {kerneblik.data}\n" in (copies / "permissions.txt").read_text()


def test_a_second_repair_finds_nothing_to_do_and_leaves_no_directory(kerneblik: Kerneblik, store: RoundStore):
    damage(store)
    kerneblik("doctor", "--repair")
    before = everything(kerneblik.data)
    assert "Der var intet at rette" in kerneblik("doctor", "--repair").out
    assert everything(kerneblik.data) == before


def test_what_the_backup_lacks_is_got_out_of_the_damaged_file(kerneblik: Kerneblik, store: RoundStore):
    newer = answer("staff-see", "De er blevet dygtigere.")
    store.save(the_id(store), Changes({"staff-see": newer}))
    damage(store)
    assert "1 svar er hentet ud af den beskadigede fil" in kerneblik("doctor", "--repair").out
    assert RoundStore(kerneblik.data).open(the_id(store)).answer("staff-see") == newer


def test_a_round_of_which_nothing_is_left_stays_and_a_human_is_told(kerneblik: Kerneblik, store: RoundStore):
    no_backup(store)
    store.path(the_id(store)).write_bytes(b"\0" * 100)
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 1
    assert "kan ikke hentes frem" in ran.out
    assert store.path(the_id(store)).read_bytes() == b"\0" * 100


def test_a_full_disk_stops_the_repair_before_anything_is_changed(
    kerneblik: Kerneblik, store: RoundStore, monkeypatch: pytest.MonkeyPatch
):
    for harm in (damage, nonsense, open_to_all):
        harm(store)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    before = everything(kerneblik.data)
    monkeypatch.setattr("kerneblik.storage.recovery.repairs.write_atomically", full)
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 1
    assert "Disken er fuld" in ran.out
    after = everything(kerneblik.data)
    assert {path: content for path, (_, content) in after.items() if path in before and content} == {
        path: content for path, (_, content) in before.items() if content
    }


def test_a_round_from_a_later_version_is_told_and_not_repaired(kerneblik: Kerneblik, store: RoundStore):
    path = store.path(the_id(store))
    path.write_bytes(path.read_bytes().replace(b'"schema": 2', b'"schema": 99'))
    before = path.read_bytes()
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 0
    assert "nyere udgave" in "\n".join(marked(ran.out, "obs"))
    assert path.read_bytes() == before


def test_links_are_told_and_left_alone(kerneblik: Kerneblik, store: RoundStore):
    elsewhere = kerneblik.home / "elsewhere"
    elsewhere.write_text("min")
    elsewhere.chmod(0o644)
    (store.directory.rounds / "link.json").symlink_to(elsewhere)
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 1
    assert "link.json er en henvisning" in ran.out
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644


@root_only
def test_what_belongs_to_somebody_else_is_told_and_left_alone(kerneblik: Kerneblik, store: RoundStore):
    foreign = store.directory.rounds / "foreign.json"
    foreign.write_text("deres")
    foreign.chmod(0o644)
    os.chown(foreign, 12345, 12345)
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 1
    assert "foreign.json tilhører en anden bruger" in ran.out
    assert stat.S_IMODE(foreign.stat().st_mode) == 0o644


@pytest.mark.parametrize("kind", ["a file", "shared", pytest.param("foreign", marks=root_only)])
def test_a_directory_that_cannot_be_used_is_told_and_left_alone(kerneblik: Kerneblik, kind: str):
    if kind == "a file":
        kerneblik.data.write_text("en fil")
    else:
        kerneblik.data.mkdir()
        kerneblik.data.chmod(0o1777 if kind == "shared" else 0o755)
    if kind == "foreign":
        os.chown(kerneblik.data, 12345, 12345)
    before = kerneblik.data.stat()
    ran = kerneblik("doctor", "--repair")
    assert (ran.code, len(marked(ran.out, "FEJL"))) == (1, 1)
    assert kerneblik.data.stat() == before


def test_a_link_in_the_place_of_a_directory(kerneblik: Kerneblik, store: RoundStore):
    (kerneblik.home / "away").mkdir()
    store.directory.editing.symlink_to(kerneblik.home / "away")
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 1
    assert "editing er en henvisning" in ran.out


def test_a_directory_above_that_everybody_may_write_in(kerneblik: Kerneblik, store: RoundStore):
    kerneblik.home.chmod(0o777)
    assert f"ændre i {kerneblik.home}," in "\n".join(marked(kerneblik("doctor").out, "obs"))


def test_what_waits_for_the_next_start(kerneblik: Kerneblik, store: RoundStore):
    round_ = store.open(the_id(store))
    changes = Changes({"q": Answer("q", "hemmeligt")})
    copy = emergency_copies.leave(store.directory, round_, changes, store.cipher, round_.created)
    drafts = EditorDrafts(store.directory)
    held, left = (drafts.begin(round_, Answer(question, "hemmeligt")) for question in ("held", "left"))
    left.release()
    ran = kerneblik("doctor")
    assert ran.code == 0
    assert "En nødkopi venter" in ran.out
    assert str(copy) in ran.out
    assert "En editor har efterladt en tekst" in ran.out
    assert str(left.directory) in ran.out
    assert str(held.directory) not in ran.out
    held.release()


def test_a_copy_that_cannot_be_read(kerneblik: Kerneblik, store: RoundStore):
    store.directory.recovery.mkdir(mode=0o700)
    (store.directory.recovery / "x.json").write_text("{")
    (store.directory.recovery / "x.json").chmod(0o600)
    ran = kerneblik("doctor", "--repair")
    assert ran.code == 1
    assert (store.directory.recovery / "x.json").read_text() == "{"


def test_bad_backups_and_backups_of_a_round_that_has_gone(kerneblik: Kerneblik, store: RoundStore):
    bad = store.directory.backups / the_id(store) / "2026-01-01T000000Z.json"
    bad.write_text("{")
    bad.chmod(0o600)
    orphan = store.directory.backups / "2020-01-01" / "2026-01-01T000000Z.json"
    orphan.parent.mkdir(mode=0o700)
    orphan.write_bytes(store.path(the_id(store)).read_bytes())
    orphan.chmod(0o600)
    ran = kerneblik("doctor")
    assert ran.code == 0
    assert "1 af 2 sikkerhedskopier kan ikke læses" in ran.out
    assert "Runden 2020-01-01 er væk" in ran.out


def test_nothing_of_what_was_written_is_shown(kerneblik: Kerneblik, store: RoundStore):
    store.save(the_id(store), Changes({"self-task": answer("self-task", "hemmeligt")}))
    content = store.path(the_id(store)).read_bytes()
    for harmed in (content[:-5], content.replace(b'"set_aside": false', b'"set_aside": "hemmeligt"', 1)):
        store.path(the_id(store)).write_bytes(harmed)
        for arguments in (["doctor"], ["doctor", "--repair"]):
            assert "hemmeligt" not in kerneblik(*arguments).out


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    """What is typed when the passphrase is asked for; with nothing set, there is no terminal to type at."""
    answers: list[str] = []

    def ask(_: str) -> str:
        if not answers:
            raise KerneblikError("lock.no_terminal")
        return answers.pop(0)

    monkeypatch.setattr("kerneblik.cli.prompts.ask_secretly", ask)
    monkeypatch.setattr("kerneblik.cli.prompts.tell", lambda _: None)
    monkeypatch.setattr("kerneblik.cli.prompts._TRIES", 1)
    return answers


@pytest.fixture
def locked(kerneblik: Kerneblik, store: RoundStore):
    """The directory locked; its cipher."""
    store.close()
    DirectoryEncryption(kerneblik.data).lock(PASSPHRASE)
    return DirectoryEncryption(kerneblik.data).unlock(PASSPHRASE)


@pytest.mark.parametrize("answers", [[], [""], ["forkert kode"]])
def test_without_the_passphrase_a_locked_directory_is_looked_at_from_outside(
    kerneblik: Kerneblik, store: RoundStore, locked, typed: list[str], answers: list[str]
):
    kerneblik.data.chmod(0o755)
    typed += answers
    ran = kerneblik("doctor")
    assert ran.code == 1
    assert "låst" in ran.out
    before = {
        path: content for path, (_, content) in everything(kerneblik.data).items() if "lock" not in path
    }
    typed += answers
    mended = kerneblik("doctor", "--repair")
    assert mended.code == 0
    assert "runderne er ikke rørt" in mended.out
    after = everything(kerneblik.data)
    assert {path: after[path][1] for path in before} == before
    assert stat.S_IMODE(kerneblik.data.stat().st_mode) == 0o700


def test_with_the_passphrase_a_locked_directory_is_looked_into_and_mended(
    kerneblik: Kerneblik, store: RoundStore, locked, typed: list[str]
):
    round_id = the_id(RoundStore(kerneblik.data, cipher=locked))
    path = kerneblik.data / "rounds" / f"{round_id}.json.age"
    typed.append(PASSPHRASE)
    assert "2 svar; sikkerhedskopi fra" in kerneblik("doctor").out
    path.write_bytes(path.read_bytes()[:-5])
    typed += [PASSPHRASE, PASSPHRASE]
    assert kerneblik("doctor").code == 1
    mended = kerneblik("doctor", "--repair")
    assert mended.code == 0
    assert "hentet frem fra sikkerhedskopien" in mended.out
    assert len(RoundStore(kerneblik.data, cipher=locked).open(round_id).answers) == 3
    assert not [p for p in kerneblik.data.rglob("*") if p.is_file() and b"dygtige" in p.read_bytes()]


def test_a_lock_whose_key_has_gone(kerneblik: Kerneblik, store: RoundStore, locked, typed: list[str]):
    (kerneblik.data / "lock" / "identity.age").unlink()
    ran = kerneblik("doctor")
    assert ran.code == 1
    assert "Nøglen" in "\n".join(marked(ran.out, "FEJL"))


def test_a_checklist_with_mistakes(kerneblik: Kerneblik, store: RoundStore):
    kerneblik.checklist.write_text("title: [")
    ran = kerneblik("doctor")
    assert ran.code == 1
    assert "Tjeklisten kan ikke bruges" in ran.out


@pytest.mark.slow
def test_a_locale_without_all_letters_is_told_in_the_letters_there_are(
    kerneblik: Kerneblik, store: RoundStore
):
    program = kerneblik.program("doctor", PYTHONIOENCODING="ascii")
    out, err = program.communicate()
    assert (program.returncode, err) == (0, b"")
    assert b"ikke til UTF-8" in out
    out.decode("ascii")


# The disk


def test_locks_that_hold_nobody_out_are_told(kerneblik: Kerneblik, store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "kerneblik.storage.safety.disk._TRY", "pass"
    )  # as on a disk where everybody gets the lock
    ran = kerneblik("doctor")
    assert ran.code == 1
    assert "kan ikke låses" in ran.out


def test_a_disk_without_room_is_told(kerneblik: Kerneblik, store, monkeypatch: pytest.MonkeyPatch):
    real = os.statvfs

    class Full:
        f_bavail, f_frsize, f_files, f_favail = 100, 4096, 100, 100

    monkeypatch.setattr(os, "statvfs", lambda path: (real(path), Full)[1])
    ran = kerneblik("doctor")
    assert ran.code == 1
    assert "ikke plads på disken (0 MB)" in ran.out


@pytest.mark.parametrize(
    ("kind", "options", "key", "severity"),
    [
        ("nfs4", "rw,vers=4.2,local_lock=none", "doctor.network", Severity.OK),
        ("nfs", "rw,vers=3,nolock,local_lock=all", "doctor.nfs_without_locks", Severity.NOTICE),
        ("nfs", "rw,vers=3,local_lock=flock", "doctor.nfs_without_locks", Severity.NOTICE),
        ("cifs", "rw", "doctor.network", Severity.OK),
        ("tmpfs", "rw", "doctor.volatile", Severity.NOTICE),
        ("ext4", "ro", "doctor.read_only", Severity.PROBLEM),
        ("ext4", "rw,noatime", None, None),
    ],
)
def test_the_kind_of_disk(
    tmp_path: Path, kind: str, options: str, key: str | None, severity: Severity | None
):
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"40 22 0:43 / {tmp_path}/my\\040home {options[:2]},nosuid - {kind} server:/home {options}\n"
        "a line that makes no sense\n"
    )
    mount = mount_of(tmp_path / "my home" / "data", table)
    assert mount is not None
    assert (mount.point, mount.kind, mount.source) == (tmp_path / "my home", kind, "server:/home")
    assert mount_of(Path("/etc"), table) == Mount(
        Path("/"), "ext4", "/dev/sda1", frozenset({"rw", "relatime"})
    )
    assert [(f.key, f.severity) for f in kind_of_disk(mount)] == ([(key, severity)] if key else [])
    for language in ("da", "en"):
        for result in kind_of_disk(mount):
            assert str(tmp_path) in Translator(language)(result.key, **result.values)


def test_where_the_system_tells_nothing_of_its_disks(tmp_path: Path):
    assert mount_of(tmp_path, tmp_path / "none") is None


def test_what_was_left_for_a_directory_that_was_moved_since(
    kerneblik: Kerneblik, store: RoundStore, monkeypatch: pytest.MonkeyPatch
):
    (kerneblik.home / ".cache").mkdir(mode=0o700)
    round_ = store.open(the_id(store))
    kerneblik.data.rename(kerneblik.home / "moved")
    copy = emergency_copies.leave(
        store.directory, round_, Changes(name="Andet"), store.cipher, round_.created
    )
    kerneblik.data = kerneblik.home / "moved"
    assert f"I {copy.parent} ligger der nødkopier" in kerneblik("doctor").out
    (kerneblik.data / "recovery").mkdir(mode=0o700)
    copy.rename(kerneblik.data / "recovery" / copy.name)
    ran = kerneblik("doctor")
    assert "anden datamappe" not in ran.out
    assert "En nødkopi venter" in ran.out


def test_every_result_has_its_sentence():
    paths = Path(kerneblik_package.__file__).parent.rglob("*.py")
    sources = "".join(path.read_text(encoding="utf-8") for path in paths)
    keys = set(re.findall(r"(?<![\w.])(?:ok|notice|problem)\(\s*\"([\w.]+)\"", sources))
    assert len(keys) > 40
    known = catalogue("da").keys()
    assert not [key for key in keys if key not in known and not {f"{key}.one", f"{key}.other"} <= known]


@pytest.mark.parametrize("command", ["status", "review", "export"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_commands_say_what_to_do_about_a_damaged_round(
    kerneblik: Kerneblik, store: RoundStore, command: str, language: str
):
    damage(store)
    ran = kerneblik(command, "--lang", language)
    assert ran.code == 1
    assert str(store.path(the_id(store))) in ran.err
    assert "kerneblik doctor --repair" in ran.err


def test_on_a_terminal_long_lines_are_broken_between_words(
    kerneblik: Kerneblik, store: RoundStore, monkeypatch: pytest.MonkeyPatch
):
    plain = kerneblik("doctor").out
    monkeypatch.setattr("kerneblik.cli.commands.doctor.is_terminal", lambda: True)
    monkeypatch.setattr("kerneblik.cli.commands.doctor.output_width", lambda: 50)
    drawn = kerneblik("doctor").out
    assert drawn.split() == plain.split()
    lines = drawn.splitlines()[:-2]
    assert len(lines) > len(plain.splitlines())
    assert not [line for line in lines if len(line) > 50 and len(line.split()) > 2]
