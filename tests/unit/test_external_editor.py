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
from kerneblik.storage import DirectoryEncryption, RoundStore
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.storage.recovery.emergency_copies import absorb
from kerneblik.storage.safety import private_places
from kerneblik.workspace import editor_process
from kerneblik.workspace.external_editor import (
    EditorError,
    EditorIdleError,
    StillOpen,
    edit_outside,
    editor_command,
    unknown_editor,
    with_switches,
)
from support.forked_python import fork_script
from support.locked import PASSPHRASE
from support.storage import ID, Clock, Reversed

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
    monkeypatch.setattr(private_places, "_MEMORY", memory)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    store = RoundStore(tmp_path / "data", Clock(), cipher=Reversed())
    store.create("Efterår")
    yield store
    shutil.rmtree(memory)


def drafts_of(store: RoundStore) -> EditorDrafts:
    return EditorDrafts(store.directory, store.cipher)


def edit(store: RoundStore, text: str = ""):
    return edit_outside(drafts_of(store), store.open(ID), Answer(Q, text))


def left(store: RoundStore):
    """Per question the text that is offered at the next start, and the text before."""
    return [
        (unsaved.round_id, answer.question, answer.text, unsaved.changes.bases[answer.question].text)
        for unsaved in drafts_of(store).find()
        for answer in unsaved.changes.answers.values()
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
    [
        ("exit 1", "editor.failed"),
        ('rm "$2"', "editor.unread"),
        ("printf '\\377' > \"$2\"", "editor.encoding"),
    ],
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
@pytest.mark.slow
def test_what_vim_kept_in_its_swap_file_is_offered(store, tmp_path):
    """The line drops while vim runs: it writes nothing, but keeps what was typed in a file of its own."""
    leader, follower = os.openpty()
    script = tmp_path / "vim"
    script.write_text('#!/bin/sh\nexec vim -u NONE -c "normal Gonyt, ikke gemt" -c "preserve" "$@"\n')
    script.chmod(0o755)
    source = (
        "import sys; from pathlib import Path\n"
        "from kerneblik.storage import RoundStore\n"
        "from kerneblik.storage.recovery.editor_drafts import EditorDrafts\n"
        "from kerneblik.workspace.external_editor import edit_outside\n"
        "from kerneblik.reflection import Answer\n"
        "store = RoundStore(Path(sys.argv[1])); drafts = EditorDrafts(store.directory)\n"
        f"edit_outside(drafts, store.open({ID!r}), Answer({Q!r}, 'gammelt'))\n"
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
    draft = drafts_of(store).begin(store.open(ID), Answer(Q, "gammelt"))
    (draft.directory / f".{Q}.md.swp").write_bytes(b"what only vim can read")
    draft.release()
    before = files_below(draft.directory)
    assert left(store) == []
    assert files_below(draft.directory) == before


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
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.workspace.external_editor import edit_outside

store = RoundStore(Path(sys.argv[1]))
print("ready", flush=True)
edit_outside(EditorDrafts(store.directory), store.open(sys.argv[2]), Answer("self-role", "før"))
"""


def test_a_text_that_is_being_edited_is_not_offered_even_if_the_app_has_died(store, editor, tmp_path):
    editor(
        f'echo "undervejs" > "$2"; touch {tmp_path}/begun\n'
        f"while [ ! -e {tmp_path}/stop ]; do sleep 0.05; done"
    )
    with fork_script(EDITING, store.directory.path, ID) as process:
        wait_until((tmp_path / "begun").exists)
        assert left(store) == []
        process.kill()
        process.wait()
        assert left(store) == []  # the editor goes on, in a tmux, say
        (tmp_path / "stop").touch()
        wait_until(lambda: left(store) == [(ID, Q, "undervejs", "før")])


# An editor that returns at once


def test_what_a_window_saves_later_is_kept_and_offered(store, editor, tmp_path):
    """The process that opened the window has ended, the one that has the window inherited the lock."""
    editor(f'(while [ ! -e {tmp_path}/save ]; do sleep 0.05; done; echo senere > "$2") & exit 0')
    outcome = edit(store, "før")
    assert isinstance(outcome, StillOpen)
    assert outcome.text == "før"
    assert left(store) == []  # it is held
    (tmp_path / "save").touch()
    wait_until(lambda: left(store) == [(ID, Q, "senere", "før")])


def test_what_a_window_of_another_process_saves_later_is_kept_and_offered(store, editor):
    """As with an editor that is running already: nobody holds the lock."""
    editor("exit 0")
    outcome = edit(store, "før")
    assert isinstance(outcome, StillOpen)
    drafts_of(store).keep_for_a_day(outcome.draft)
    outcome.draft.release()  # the app ends
    assert left(store) == []
    assert outcome.draft.file.exists()
    outcome.draft.file.write_text("senere")
    assert left(store) == [(ID, Q, "senere", "før")]


def test_an_awaited_file_on_which_nothing_comes_goes_after_a_day(store, editor):
    editor("exit 0")
    outcome = edit(store, "før")
    drafts_of(store).keep_for_a_day(outcome.draft)
    outcome.draft.release()
    os.utime(outcome.draft.directory / ".awaited", (1, 1))
    assert left(store) == []
    assert not outcome.draft.directory.exists()


@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
def test_a_quick_end_of_a_known_editor_is_just_that(store, tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", "vim -es -c quit!")
    assert edit(store, "før") == "før"
    assert not list(store.directory.editing.iterdir())


# What editors write down elsewhere


@pytest.mark.parametrize(
    ("command", "switched"),
    [
        ("vim", True), ("vim -f", True), ("env vim", True), ("env LANG=C vim", True),
        ("env -u LANG vim", True),
        ("vimdiff", True), ("'/my tools/nvim'", True), ("nice -n 5 vim.basic", True), ("nvim.appimage", True),
        ("emacs-29.1 -nw", True), ("emacs", True), ("micro", True), ("nano", True), ("joe", True),
        ("hx", False), ("code --wait", False), ("sh -c vim", False), ("my-editor", False),
    ],
)  # fmt: skip
def test_the_known_ones_get_their_switches_behind_their_name(command: str, switched: bool):
    words = editor_command({"EDITOR": command})
    after = with_switches(words, locked=True)
    assert (len(after) > len(words)) is switched
    assert [word for word in after if word in words] == words
    if "vim" in command and switched:
        name = next(word for word in words if "vim" in word)
        assert after[after.index(name) + 1 :][:2] == ["-i", "NONE"]


def test_a_path_with_blanks_is_one_word(tmp_path):
    (tmp_path / "my editor").write_text("#!/bin/sh\n")
    (tmp_path / "my editor").chmod(0o755)
    assert editor_command({"EDITOR": f"{tmp_path}/my editor"}) == [f"{tmp_path}/my editor"]


def test_only_an_editor_that_is_not_in_the_table_is_unknown():
    assert unknown_editor({"EDITOR": "env my-editor --wait"}) == "my-editor"
    for name in ("vim", "nano", "hx", "code --wait", "kak"):
        assert unknown_editor({"EDITOR": name}) is None


HOSTILE = "set directory=~/swap// undofile undodir=~/undo backup backupdir=~/backup viminfo='100,<50\n"


@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
@pytest.mark.parametrize("command", ["vim", "vi", "env vim"])
@pytest.mark.slow
def test_vim_leaves_nothing_at_home_whatever_its_settings(store, tmp_path, monkeypatch, command):
    home = tmp_path / "home"
    for name in ("swap", "undo", "backup"):
        (home / name).mkdir(parents=True)
    (home / ".vimrc").write_text(HOSTILE)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("EDITOR", f"{command} -es -c 'normal yyp' -c preserve -c '!ls -A ~/* > ~/seen' -c wq")
    assert edit(store, "hemmeligt ord") == "hemmeligt ord\nhemmeligt ord"
    assert (home / "seen").read_text().count(".swp") == 0
    assert {path.name for path in files_below(home)} == {".vimrc", "seen"}


# Nobody at the keys


IDLE = """
import sys
from pathlib import Path
from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.workspace.external_editor import edit_outside

store = RoundStore(Path(sys.argv[1]))
drafts = EditorDrafts(store.directory)
outcome = edit_outside(drafts, store.open(sys.argv[2]), Answer("self-role", "før"), 1.0)
Path(sys.argv[3]).write_text(outcome.key)
"""


@pytest.mark.skipif(shutil.which("vim") is None, reason="needs vim")
@pytest.mark.parametrize("how", ["vim", "sh -c 'vim \"$0\"'"])
@pytest.mark.slow
def test_an_editor_that_nobody_uses_is_ended_and_its_text_is_kept(store, tmp_path, how):
    leader, follower = os.openpty()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "HOME": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-c", IDLE, str(store.directory.path), ID, str(tmp_path / "outcome")],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**environment, "EDITOR": how, "TERM": "xterm"},
        start_new_session=True,
    )
    wait_until(lambda: any(path.suffix == ".swp" for path in files_below(store.directory.editing)))
    os.write(leader, b"Gonyt, ikke gemt")
    wait_until((tmp_path / "outcome").exists)
    process.wait(10)
    assert (tmp_path / "outcome").read_text() == "editor.idle"
    assert left(store) == [(ID, Q, "før\nnyt, ikke gemt", "før")]
    os.close(leader)
    os.close(follower)


@pytest.mark.slow
def test_an_editor_that_will_not_end_is_killed_with_all_it_started(store, editor, tmp_path, monkeypatch):
    monkeypatch.setattr(
        editor_process, "_ENDINGS", tuple((number, 0.3) for number, _ in editor_process._ENDINGS)
    )
    deaf = f'trap "" HUP TERM; echo $$ > {tmp_path}/pid; sleep 600'
    editor(f"trap '' HUP TERM; echo undervejs > \"$2\"; sh -c '{deaf}'")
    outcome = edit_outside(drafts_of(store), store.open(ID), Answer(Q, "før"), 0.5)
    assert isinstance(outcome, EditorIdleError)
    assert left(store) == [(ID, Q, "undervejs", "før")]
    pid = int((tmp_path / "pid").read_text())
    wait_until(lambda: not Path(f"/proc/{pid}/cwd").exists())


# Where the files are sealed


def test_while_locked_the_plain_text_never_lies_on_the_disk(sealed, editor, tmp_path):
    editor(
        f'echo "$2" > {tmp_path}/name; grep -rl hemmelig {tmp_path}/data > {tmp_path}/found; echo ny >> "$2"'
    )
    assert edit(sealed, "hemmeligt") == "hemmeligtny"
    assert (tmp_path / "name").read_text().startswith("/dev/shm/")
    assert (tmp_path / "found").read_text() == ""
    assert files_below(private_places._MEMORY) == []


def test_while_locked_what_a_failed_editor_saved_is_kept_sealed(sealed, editor):
    editor('echo "hemmeligt halvt" > "$2"; exit 3')
    path = Path(edit(sealed, "hemmeligt helt").values["path"])
    assert path.parent == sealed.directory.editing
    assert path.name.endswith(".md.rev")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not [path for path in files_below(sealed.directory.path) if b"hemmelig" in path.read_bytes()]
    assert files_below(private_places._MEMORY) == []
    assert [text for _, _, text, _ in left(sealed)] == ["hemmeligt halvt"]


def test_what_a_killed_session_left_in_memory_is_sealed_at_the_next_start(sealed):
    draft = drafts_of(sealed).begin(sealed.open(ID), Answer(Q, "hemmeligt"))
    draft.file.write_text("hemmeligt og mere")
    assert left(sealed) == []  # it is held
    draft.release()
    assert [(round_id, q, text) for round_id, q, text, _ in left(sealed)] == [(ID, Q, "hemmeligt og mere")]
    assert files_below(private_places._MEMORY) == []
    assert not [path for path in files_below(sealed.directory.path) if b"hemmelig" in path.read_bytes()]


def test_what_lay_in_plain_before_is_sealed_at_the_next_start(store, editor, sealed):
    editor('echo "hemmeligt halvt" > "$2"; exit 3')
    edit_outside(EditorDrafts(store.directory), store.open(ID), Answer(Q, "helt"))
    assert [path for path in files_below(store.directory.editing) if b"hemmelig" in path.read_bytes()]
    assert [text for _, _, text, _ in left(sealed)] == ["hemmeligt halvt"]
    assert not [path for path in files_below(store.directory.editing) if b"hemmelig" in path.read_bytes()]


@pytest.mark.parametrize("trap", ["a disk", "open", "nowhere"])
def test_while_locked_without_a_private_place_in_memory_no_editor_is_opened(
    sealed, editor, tmp_path, monkeypatch, trap
):
    editor(f"touch {tmp_path}/started")
    if trap == "a disk":
        monkeypatch.setattr(private_places, "_IN_MEMORY", ())
    elif trap == "open":
        (private_places._MEMORY / f"kerneblik-{os.geteuid()}").mkdir()
        (private_places._MEMORY / f"kerneblik-{os.geteuid()}").chmod(0o755)
    else:
        monkeypatch.setattr(private_places, "_MEMORY", Path("/no/such/place"))
    assert edit(sealed, "hemmeligt").key == "editor.no_memory"
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize("swap", [False, True], ids=["", "with a swap file"])
def test_what_lay_in_plain_when_the_directory_was_locked_is_offered(
    store, editor, tmp_path, monkeypatch, swap
):
    """The lock closes the files on the draft where they lie."""
    monkeypatch.setattr(private_places, "_MEMORY", tmp_path / "no-memory")
    editor('echo "hemmeligt halvt" > "$2"; exit 3')
    edit(store, "helt")
    (draft,) = store.directory.editing.iterdir()
    if swap:
        (draft / f".{Q}.md.swp").write_bytes(b"b0VIM")
    store.close()
    DirectoryEncryption(store.directory.path).lock(PASSPHRASE)
    cipher = DirectoryEncryption(store.directory.path).unlock(PASSPHRASE)
    locked = RoundStore(store.directory.path, Clock(), cipher=cipher)
    assert left(locked) == left(locked) == [(ID, Q, "hemmeligt halvt", "helt")]
    assert not [path for path in files_below(store.directory.path) if b"hemmelig" in path.read_bytes()]
    (found,) = drafts_of(locked).find()
    absorb(locked, found)
    assert locked.open(ID).answer(Q).text == "hemmeligt halvt"
    assert left(locked) == []
