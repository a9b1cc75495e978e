"""The user's own editor: private files, nothing lost when it fails, nothing in plain where all is locked."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore, Vault, places
from kerneblik.storage.editing import EditingRoom
from kerneblik.storage.external_editor import EditorError, edit_outside, editor_command
from kerneblik.storage.rescue import take_in
from support.locked import PASSPHRASE
from support.storage import ID, Clock, Reversed, start_python

Q = "self-role"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch):
    """Makes a shell script the user's editor."""

    def make(script: str) -> None:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("EDITOR", f"'{path}' --wait")

    return make


@pytest.fixture
def store(tmp_path: Path):
    store = RoundStore(tmp_path / "data", Clock())
    store.create("Efterår")
    return store


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch):
    """A store whose files are sealed, on a machine with a place in memory."""
    memory = Path("/dev/shm") / f"kerneblik-test-{os.getpid()}"
    memory.mkdir(mode=0o700)
    monkeypatch.setattr(places, "_MEMORY", memory)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    store = RoundStore(tmp_path / "data", Clock(), seal=Reversed())
    store.create("Efterår")
    yield store
    shutil.rmtree(memory)


def room(store: RoundStore) -> EditingRoom:
    return EditingRoom(store.directory, store.seal)


def edit(store: RoundStore, text: str = ""):
    return edit_outside(room(store), store.open(ID), Answer(Q, text))


def left(store: RoundStore):
    """Per question the text that is offered at the next start, and the text before."""
    return [
        (rescued.round_id, answer.question, answer.text, rescued.changes.bases[answer.question].text)
        for rescued in room(store).find()
        for answer in rescued.changes.answers.values()
    ]


def files_below(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]


def test_the_command_is_read_as_a_shell_would():
    assert editor_command({"EDITOR": "code --wait"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": "'/my tools/ed'", "EDITOR": "vi"}) == ["/my tools/ed"]
    assert editor_command({}) == ["nano"]


def test_a_command_without_an_end_is_told(store, monkeypatch):
    monkeypatch.setenv("EDITOR", "'vi")
    error = edit(store)
    assert isinstance(error, EditorError)
    assert error.key == "editor.unreadable"


def test_the_edited_text_comes_back_and_nothing_stays(store, editor):
    editor('printf "\\nen linje til" >> "$2"; touch "$(dirname "$2")/.swp"')
    assert edit(store, "æøå") == "æøå\nen linje til"
    assert not list(store.directory.editing.iterdir())


def test_the_name_of_the_file_tells_the_question_and_nothing_of_the_text(store, editor, tmp_path):
    editor(f'echo "$2" > {tmp_path}/name; stat -c %a "$2" "$(dirname "$2")" > {tmp_path}/modes')
    edit(store, "hemmeligt")
    name = Path((tmp_path / "name").read_text().strip())
    assert name.name == f"{Q}.md"
    assert name.parent.name.startswith(f"{ID}.{Q}.")
    assert "hemmeligt" not in str(name)
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]


def test_what_the_terminal_would_obey_is_taken_out(store, editor):
    editor('printf "\\033[2Jtekst\\r\\nmere" > "$2"')
    assert edit(store) == "[2Jtekst\nmere"


def test_the_line_break_that_editors_add_is_not_added_to_the_answer(store, editor):
    editor('printf "svar\\n" > "$2"')
    assert edit(store) == "svar"


@pytest.mark.parametrize(
    ("script", "key"),
    [("exit 1", "editor.failed"), ('rm "$2"', "editor.unread"), ("printf '\\377' > \"$2\"", "editor.unread")],
)
def test_what_goes_wrong_is_told(store, editor, script: str, key: str):
    editor(script)
    error = edit(store, "svar")
    assert isinstance(error, EditorError)
    assert error.key == key


def test_a_missing_editor_is_told_and_leaves_nothing(store, monkeypatch):
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    error = edit(store, "svar")
    assert isinstance(error, EditorError)
    assert error.key == "editor.missing"
    assert not list(store.directory.editing.iterdir())


def test_no_room_for_the_file_is_told(store):
    store.directory.editing.write_text("a file in the way")
    error = edit(store)
    assert isinstance(error, EditorError)
    assert error.key == "editor.no_file"
    assert error.values["path"] == str(store.directory.editing)


# What an editor leaves behind


def test_what_a_failed_editor_saved_is_offered(store, editor):
    editor('echo "halvt" > "$2"; exit 3')
    error = edit(store, "helt")
    assert Path(error.values["path"]).read_text() == "halvt\n"
    assert left(store) == [(ID, Q, "halvt", "helt")]


def test_what_a_failed_editor_left_unchanged_is_not_offered_and_goes(store, editor):
    editor("exit 3")
    edit(store, "helt\n")
    assert left(store) == []
    assert not list(store.directory.editing.iterdir())


@pytest.mark.parametrize("name", ["{q}.md.save", "{q}.md.save.1", "#{q}.md#"])
def test_what_editors_save_beside_the_file_when_the_line_drops_is_offered(store, editor, name):
    beside = name.format(q=Q)
    editor(f'touch -d "1 hour ago" "$2"; echo "nået at redde" > "$(dirname "$2")/{beside}"; exit 1')
    edit(store, "før")
    assert left(store) == [(ID, Q, "nået at redde", "før")]


@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
def test_what_vim_kept_in_its_swap_file_is_offered(store, tmp_path):
    """The line drops while vim runs: it writes nothing, but keeps what was typed in a file of its own."""
    leader, follower = os.openpty()
    script = tmp_path / "vim"
    script.write_text('#!/bin/sh\nexec vim -u NONE -c "normal Gonyt, ikke gemt" -c "preserve" "$1"\n')
    script.chmod(0o755)
    source = (
        "import sys; from pathlib import Path\n"
        "from kerneblik.storage import RoundStore; from kerneblik.storage.editing import EditingRoom\n"
        "from kerneblik.storage.external_editor import edit_outside\n"
        "from kerneblik.reflection import Answer\n"
        "store = RoundStore(Path(sys.argv[1])); room = EditingRoom(store.directory)\n"
        f"edit_outside(room, store.open({ID!r}), Answer({Q!r}, 'gammelt'))\n"
    )
    environment = {**os.environ, "EDITOR": str(script), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        [sys.executable, "-c", source, str(store.directory.path)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
        start_new_session=True,
    )
    wait_until(
        lambda: any(b"ikke gemt" in path.read_bytes() for path in files_below(store.directory.editing))
    )
    os.killpg(process.pid, signal.SIGHUP)
    process.wait(10)
    wait_until(lambda: left(store) == [(ID, Q, "gammelt\nnyt, ikke gemt", "gammelt")])
    os.close(leader)
    os.close(follower)


def test_what_vim_had_written_in_part_when_it_was_killed_is_not_offered(store, tmp_path, monkeypatch):
    vim = tmp_path / "vim"
    vim.write_text(
        '#!/bin/sh\nfor a; do case "$a" in write*) f="${a##* }";; esac; done\n'
        'printf "nyt, ik" > "$f"; kill -9 $$\n'
    )
    vim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    desk = room(store).lay_out(store.open(ID), Answer(Q, "gammelt"))
    (desk.directory / f".{Q}.md.swp").write_bytes(b"what only vim can read")
    os.close(desk.lock)
    before = files_below(desk.directory)
    assert left(store) == []
    assert files_below(desk.directory) == before


def wait_until(condition) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


EDITING = """
import os, sys
from pathlib import Path
from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore
from kerneblik.storage.editing import EditingRoom
from kerneblik.storage.external_editor import edit_outside

store = RoundStore(Path(sys.argv[1]))
print("ready", flush=True)
edit_outside(EditingRoom(store.directory), store.open(sys.argv[2]), Answer("self-role", "før"))
"""


def test_a_text_that_is_being_edited_is_not_offered_even_if_the_app_has_died(store, editor, tmp_path):
    editor(
        f'echo "undervejs" > "$2"; touch {tmp_path}/begun\n'
        f"while [ ! -e {tmp_path}/stop ]; do sleep 0.05; done"
    )
    with start_python(EDITING, store.directory.path, ID) as process:
        wait_until((tmp_path / "begun").exists)
        assert left(store) == []
        process.kill()
        process.wait()
        assert left(store) == []  # the editor goes on, in a tmux, say
        (tmp_path / "stop").touch()
        wait_until(lambda: left(store) == [(ID, Q, "undervejs", "før")])


# Where the files are sealed


def test_while_locked_the_plain_text_never_lies_on_the_disk(sealed, editor, tmp_path):
    editor(
        f'echo "$2" > {tmp_path}/name; grep -rl hemmelig {tmp_path}/data > {tmp_path}/found; echo ny >> "$2"'
    )
    assert edit(sealed, "hemmeligt") == "hemmeligtny"
    assert (tmp_path / "name").read_text().startswith("/dev/shm/")
    assert (tmp_path / "found").read_text() == ""
    assert files_below(places._MEMORY) == []


def test_while_locked_what_a_failed_editor_saved_is_kept_sealed(sealed, editor):
    editor('echo "hemmeligt halvt" > "$2"; exit 3')
    path = Path(edit(sealed, "hemmeligt helt").values["path"])
    assert path.parent == sealed.directory.editing
    assert path.name.endswith(".md.rev")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not [path for path in files_below(sealed.directory.path) if b"hemmelig" in path.read_bytes()]
    assert files_below(places._MEMORY) == []
    assert [text for _, _, text, _ in left(sealed)] == ["hemmeligt halvt"]


def test_what_a_killed_session_left_in_memory_is_sealed_at_the_next_start(sealed):
    desk = room(sealed).lay_out(sealed.open(ID), Answer(Q, "hemmeligt"))
    desk.file.write_text("hemmeligt og mere")
    assert left(sealed) == []  # it is held
    os.close(desk.lock)
    assert [(round_id, q, text) for round_id, q, text, _ in left(sealed)] == [(ID, Q, "hemmeligt og mere")]
    assert files_below(places._MEMORY) == []
    assert not [path for path in files_below(sealed.directory.path) if b"hemmelig" in path.read_bytes()]


def test_what_lay_in_plain_before_is_sealed_at_the_next_start(store, editor, sealed):
    editor('echo "hemmeligt halvt" > "$2"; exit 3')
    edit_outside(EditingRoom(store.directory), store.open(ID), Answer(Q, "helt"))
    assert [path for path in files_below(store.directory.editing) if b"hemmelig" in path.read_bytes()]
    assert [text for _, _, text, _ in left(sealed)] == ["hemmeligt halvt"]
    assert not [path for path in files_below(store.directory.editing) if b"hemmelig" in path.read_bytes()]


@pytest.mark.parametrize("trap", ["a disk", "open", "nowhere"])
def test_while_locked_without_a_private_place_in_memory_no_editor_is_opened(
    sealed, editor, tmp_path, monkeypatch, trap
):
    editor(f"touch {tmp_path}/started")
    if trap == "a disk":
        (tmp_path / "shm").mkdir()
        monkeypatch.setattr(places, "_MEMORY", tmp_path / "shm")
    elif trap == "open":
        (places._MEMORY / f"kerneblik-{os.geteuid()}").mkdir()
        (places._MEMORY / f"kerneblik-{os.geteuid()}").chmod(0o755)
    else:
        monkeypatch.setattr(places, "_MEMORY", Path("/no/such/place"))
    assert edit(sealed, "hemmeligt").key == "editor.no_memory"
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize("swap", [False, True], ids=["", "with a swap file"])
def test_what_lay_in_plain_when_the_directory_was_locked_is_offered(
    store, editor, tmp_path, monkeypatch, swap
):
    """The lock closes the files on the desk where they lie."""
    monkeypatch.setattr(places, "_MEMORY", tmp_path / "no-memory")
    editor('echo "hemmeligt halvt" > "$2"; exit 3')
    edit(store, "helt")
    (desk,) = store.directory.editing.iterdir()
    if swap:
        (desk / f".{Q}.md.swp").write_bytes(b"b0VIM")
    store.close()
    Vault(store.directory.path).lock(PASSPHRASE)
    seal = Vault(store.directory.path).unlock(PASSPHRASE)
    locked = RoundStore(store.directory.path, Clock(), seal=seal)
    assert left(locked) == left(locked) == [(ID, Q, "hemmeligt halvt", "helt")]
    assert not [path for path in files_below(store.directory.path) if b"hemmelig" in path.read_bytes()]
    (found,) = room(locked).find()
    take_in(locked, found)
    assert locked.open(ID).answer(Q).text == "hemmeligt halvt"
    assert left(locked) == []
