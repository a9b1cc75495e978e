"""Themes against actors in the overview: where there are texts, gaps and differences, and the way there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from kerneblik.ui.overview.actor_table import ActorTable
from kerneblik.ui.overview.matrix_view import MatrixView
from kerneblik.ui.write.screen import WriteScreen
from support.app import make_app, round_with, shipped_checklist
from support.dialogue import talked
from support.looks import in_each_look

CHECKLIST = shipped_checklist()
TEXTS = {"union-understanding": "x", "manager-success-criteria": "x"}


def app_after_talks(directory: Path, **options: object):
    return make_app(directory, round_=talked(CHECKLIST, round_with(CHECKLIST, TEXTS)), **options)


def seen(app) -> list[str]:
    return ["".join(s.text for s in line).strip() for line in app.screen._compositor.render_strips()]


def row(app, theme: str) -> list[str]:
    return next(line for line in seen(app) if line.startswith(theme)).removeprefix(theme).split()


def about(app) -> str:
    return str(app.screen.query_one("#about", Static).content)


@pytest.mark.slow
async def test_t_shows_the_themes_and_t_again_the_wheel(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "t")
        await pilot.pause()
        assert row(app, "Tema") == list("1234567")
        assert row(app, "Forståelse") == ["○", "○", "○", "○", "◐=", "◐≠", "○"]
        assert row(app, "Udvikling")[5] == "●!"
        assert row(app, "Samarbejde")[0] == "–"
        assert app.screen.query_one(ActorTable).region.width == 0
        await pilot.press("t")
        await pilot.pause()
        assert app.screen.query_one(MatrixView).region.width == 0
        assert app.screen.query_one(ActorTable).has_focus


async def test_every_sign_has_an_ascii_form(tmp_path: Path):
    app = app_after_talks(tmp_path, ascii_marks=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "t")
        await pilot.pause()
        assert row(app, "Forståelse") == [".", ".", ".", ".", "+=", "+/", "."]


@pytest.mark.slow
async def test_the_cell_at_hand_is_told_in_words_and_enter_goes_to_its_first_question(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "t", "6")
        await pilot.pause()
        assert about(app).startswith("Tillidsrepræsentanter · Forståelse")
        assert "● Hvordan forstår I kerneopgaven?" in about(app)
        assert "≠ anderledes" in about(app)
        assert "Talt om: 1 spørgsmål" in about(app)
        await pilot.press("left", "l", "down", "k", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        cell = [q for q in app.workspace.navigation.actor.questions if q.theme == "understanding"]
        assert (app.workspace.navigation.actor.id, app.workspace.navigation.question) == ("union", cell[0])


async def test_a_cell_without_questions_leads_nowhere(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "t", "6", "down", "enter")
        await pilot.pause()
        assert about(app).endswith("Her er ingen spørgsmål.")
        assert not isinstance(app.screen, WriteScreen)


@pytest.mark.slow
async def test_what_was_written_meanwhile_and_the_language_show_in_it(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "t", "enter", "x", "f3")
        await pilot.pause()
        assert row(app, "Forståelse")[0] in "◐●"
        await pilot.press("f9")
        await pilot.pause()
        assert row(app, "Understanding")[5] == "◐≠"


@pytest.mark.slow
async def test_every_theme_and_actor_is_in_sight(tmp_path: Path):
    app = app_after_talks(tmp_path)
    hidden: list[object] = []
    async with app.run_test() as pilot:
        await pilot.press("f3", "t")
        async for look in in_each_look(pilot):
            await pilot.press("f2", "f3")
            await pilot.pause()
            lines = seen(app)
            for theme in CHECKLIST.themes:
                name = theme.name.text_in(app.t.language)[:14]
                if sum(line.startswith(name) and len(line.split()) >= 8 for line in lines) != 1:
                    hidden.append((look, name))
            if not any(line.endswith("7") for line in lines):
                hidden.append((look, "7"))
    assert hidden == []


@pytest.mark.slow
async def test_the_palette_names_it(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "ctrl+p", *"skema", "enter")
        await pilot.pause()
        assert app.screen.query_one(MatrixView).has_focus
