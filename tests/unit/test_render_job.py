"""Documents are made in a process of their own: whatever happens there is told in one sentence."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Thread

import pytest

from kerneblik.documents.blocks import Document, Prose
from kerneblik.documents.formats import REPORT, format_named
from kerneblik.documents.output import RenderCancelledError, RenderJob
from kerneblik.errors import KerneblikError
from kerneblik.language import LANGUAGES, Translator
from support import hostile

PDF, WORD = format_named("pdf", REPORT), format_named("word", REPORT)
DANISH = Translator("da")

pytestmark = pytest.mark.usefixtures("documents_as_users_have_them")


def outcome(content: object) -> str:
    """What a job ends with."""
    with pytest.raises(KerneblikError) as raised:
        RenderJob(PDF, content, DANISH).run()
    assert all(Translator(language)(raised.value.key, **raised.value.values) for language in LANGUAGES)
    return raised.value.key


@pytest.mark.slow
def test_whatever_happens_there_is_one_sentence(tmp_path: Path):
    kept = tmp_path / "kept.txt"
    happened = {
        "a crash": outcome(hostile.CRASHES),
        "an exception": outcome(hostile.RAISES),
        "all memory": outcome(hostile.TAKES_ALL_MEMORY),
        "all the time": outcome(hostile.TAKES_TOO_LONG),
        "a file written": outcome(hostile.writes(kept)),
    }
    assert happened == {
        "a crash": "document.gave_up",
        "an exception": "document.gave_up",
        "all memory": "document.too_large",
        "all the time": "document.too_long",
        "a file written": "document.gave_up",
    }
    assert not kept.exists() or kept.read_bytes() == b""


def test_a_job_that_takes_long_is_cancelled_from_another_thread():
    job = RenderJob(PDF, hostile.NEVER_ENDS, DANISH)
    ended: list[type] = []

    def run() -> None:
        try:
            job.run()
        except KerneblikError as error:
            ended.append(type(error))

    thread = Thread(target=run)
    thread.start()
    while job.process_id is None:
        time.sleep(0.01)
    job.cancel()
    thread.join(30)
    assert ended == [RenderCancelledError]
    with pytest.raises(ProcessLookupError):
        os.kill(job.process_id, 0)


def test_a_job_cancelled_before_it_begins_makes_nothing():
    job = RenderJob(WORD, hostile.NEVER_ENDS, DANISH)
    job.cancel()
    with pytest.raises(RenderCancelledError):
        job.run()


@pytest.mark.slow
def test_the_process_gets_a_text_that_no_pipe_holds_at_once():
    long = Document("Titel", "", (Prose("Et ord til. " * 20_000),))
    assert RenderJob(PDF, long, DANISH).run().content.startswith(b"%PDF-")
