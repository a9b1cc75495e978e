"""Whatever Kerneblik writes is its user's alone: tried as another user of the machine."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.commands import SOURCE
from support.forked_python import fork_script

EVERYTHING = """
import contextlib, os, sys
from pathlib import Path

from kerneblik.checklist.cache import load_through_cache
from kerneblik.cli import main
from kerneblik.paths import shipped_checklist
from kerneblik.reflection import Answer
from kerneblik.settings import change_settings, settings_path
from kerneblik.storage import RoundStore
from kerneblik.reflection import Changes
from kerneblik.storage.safety import private_places
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.workspace.external_editor import edit_outside
from kerneblik.storage.recovery.form_drafts import FormDrafts
from support.storage import Reversed, answer

home, data = Path.home(), Path(sys.argv[1])
private_places._LASTING, private_places._MEMORY = home / "var-tmp", home / "shm"
for place in (private_places._LASTING, private_places._MEMORY):
    place.mkdir()
    place.chmod(0o1777)

settings = settings_path(data)
settings.parent.mkdir(parents=True, exist_ok=True)
settings.write_text("nonsense")
change_settings(settings, language="da")
store = RoundStore(data)
load_through_cache(shipped_checklist(), data / "checklist.cache")
round_ = store.create("Hemmeligt")
store.save(round_.id, Changes({"self-role": answer("self-role", "hemmeligt")}))
store.keep_backup(round_.id)

unsaved = Changes({"self-role": answer("self-role", "hemmeligt, ikke gemt")})
emergency_copies.leave(store.directory, round_, unsaved, store.cipher, round_.created)
real, full = emergency_copies.write_atomically, []
def write(path, content):
    if path.parent in full:
        raise OSError(28, "full")
    full.append(path.parent)
    real(path, content)
emergency_copies.write_atomically = write
with contextlib.suppress(Exception):
    while True:  # in every place there is
        emergency_copies.leave(store.directory, round_, unsaved, store.cipher, round_.created)

os.environ["EDITOR"] = "sh -c 'echo hemmeligt > \\"$0\\"; touch \\"$(dirname \\"$0\\")/.swp\\"; exit 1'"
edit_outside(EditorDrafts(store.directory), round_, Answer("self-role", "hemmeligt"))
private_places.is_memory = lambda place: True
import kerneblik.storage.recovery.editor_drafts as editing
editing.is_memory = private_places.is_memory
EditorDrafts(store.directory, Reversed()).begin(round_, Answer("staff-approach", "hemmeligt"))
edit_outside(EditorDrafts(store.directory, Reversed()), round_, Answer("staff-strengths", "hemmeligt"))

draft = FormDrafts(store.directory).begin(("agreement.new",), "Ny aftale")
draft.write({"text": "hemmeligt"})

for ending in ("md", "html", "json"):
    assert main(["--data", str(data), "export", "-o", str(home / f"export.{ending}")]) == 0
assert main(["--data", str(data), "export", "--force", "-o", str(home / "export.md")]) == 0
assert main(["--data", str(data), "import", str(home / "export.json")]) == 0

stale = data / "rounds" / ".x.json.0.kerneblik-tmp"
stale.write_text("hemmeligt")
os.utime(stale, (1, 1))
settings.write_text("nonsense")
path = store.path(round_.id)
path.write_bytes(path.read_bytes()[:-3])
data.chmod(0o755)
main(["--data", str(data), "doctor", "--repair"])
"""

AS_ANOTHER = """
for path in "$@"; do
    if cat "$path" > /dev/null 2>&1 || ls -A "$path/" > /dev/null 2>&1 || (: >> "$path") 2> /dev/null; then
        echo "$path"
    fi
done
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A home that every user may enter and look around in; under pytest's own directory nobody could."""
    directory = Path(tempfile.mkdtemp(prefix="kerneblik-privacy-", dir="/var/tmp"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


def write_everything(home: Path, *, umask: int) -> list[Path]:
    """Write every kind of file there is in `home`; all of them, and all directories of Kerneblik's."""
    data = home / ".local" / "share" / "kerneblik"
    if umask == 0:
        data.mkdir(parents=True)  # there before, and open to all
        data.chmod(0o755)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(home / "run")}
    (home / "run").mkdir()
    (home / "run").chmod(0o700)
    (home / ".cache").mkdir()
    (home / ".cache").chmod(0o755)
    with fork_script(EVERYTHING, data, environ=environment, umask=umask, stderr=subprocess.PIPE) as process:
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 0, complaint
    not_ours = {home / name for name in ("run", ".cache", "var-tmp", "shm", ".local", ".local/share")}
    return [path for path in home.rglob("*") if path not in not_ours]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids="{:03o}".format)
@pytest.mark.slow
def test_whatever_the_umask_everything_that_is_written_is_private(home: Path, umask: int):
    written = write_everything(home, umask=umask)
    kinds = {
        "rounds/*.json", "rounds/*.lock", "rounds/*.unreadable-*", "backups/*/*.json", "recovery/*.json",
        "drafts/*.json", "drafts/*.lock",
        "editing/*/*.md", "editing/*/.swp", "editing/*/.lock", "editing/*.md.rev", "settings.json*",
        "settings.unreadable.json", "checklist.cache", "repairs/*/settings.json", "repairs/*/rounds/*.json",
        "repairs/*/rounds/.x.json.*", "repairs/*/permissions.txt",
    }  # fmt: skip
    data = home / ".local" / "share" / "kerneblik"
    assert not [kind for kind in kinds if not list(data.glob(kind)) and kind != "settings.json*"]
    elsewhere = {path.relative_to(home).parts[0] for path in written if path.suffix == ".json"}
    assert {".cache", "var-tmp", "run", "shm"} <= elsewhere
    assert {home / f"export.{ending}" for ending in ("md", "html", "json")} <= set(written)
    loose = {str(path): oct(path.lstat().st_mode) for path in written if path.lstat().st_mode & 0o077}
    by_editor = {path for path in loose if path.endswith(".swp")}  # in a directory of our own
    assert set(loose) - by_editor == set()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try as somebody else")
@pytest.mark.slow
def test_another_user_of_the_machine_can_read_nothing(home: Path):
    written = write_everything(home, umask=0)
    control = home / "control"
    control.write_text("readable")
    control.chmod(0o644)
    assert readable_for_nobody([control, home]) == {control, home}
    assert readable_for_nobody(written) == set()
    for path in written:  # and no file relies on its directory alone
        if path.is_dir():
            path.chmod(0o755)
        elif path.name == ".swp":  # an editor's own
            path.unlink()
    files = [path for path in written if path.is_file()]
    assert len(files) > 20
    assert readable_for_nobody([*files, control]) == {control}


def readable_for_nobody(paths: list[Path]) -> set[Path]:
    """Those of the paths that another ordinary user can read, list or write to."""
    nobody = pwd.getpwnam("nobody")
    ran = subprocess.run(
        ["sh", "-c", AS_ANOTHER, "sh", *map(str, paths)],
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
    )
    return set(map(Path, ran.stdout.splitlines()))


def test_no_core_dump_can_hold_a_text():
    script = (
        "import atexit, resource, sys; sys.argv = ['kerneblik', '--version']\n"
        "atexit.register(lambda: print(resource.getrlimit(resource.RLIMIT_CORE)))\n"
        "from kerneblik.cli import run; run()"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "(0, 0)"
