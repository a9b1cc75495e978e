"""Keys take effect in the order they were typed: what may act waits, what only types does not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from textual.events import Click, Key, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, Paste
from textual.geometry import Offset
from textual.message import Message

from kerneblik.terminal import key_order
from kerneblik.terminal.key_order import MARKER_ROUNDS, KeyOrder, Settle, Settled

WITHIN = 20.0
"""Seconds in which what is to happen has happened on the slowest machine."""


class Target:
    """What has the focus, or lies under the mouse."""

    def __init__(self) -> None:
        self.is_running = True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key.isalpha()


class App:
    """Takes what is handed to it, and answers markers when it is told to."""

    def __init__(self, *, answers: bool = True) -> None:
        self.handed: list[Message] = []
        self.markers: list[Settle] = []
        self.answers = answers
        self.running = True
        self.target = Target()
        self.screen_stack: list[Any] = [SimpleNamespace(focused=None), SimpleNamespace(focused=self.target)]
        self.order = KeyOrder(self)  # type: ignore[arg-type]

    def post_message(self, message: Message) -> bool:
        if isinstance(message, Settle):
            self.markers.append(message)
            if self.answers:
                message.done.set()
        elif self.running:
            self.handed.append(message)
        return self.running

    @property
    def typed(self) -> str:
        return "".join(message.key for message in self.handed if isinstance(message, Key))

    def take(self, *messages: Message) -> None:
        for message in messages:
            self.order.take(message)

    async def settled(self) -> None:
        done = asyncio.Event()
        self.order.mark(done)
        await until(done.is_set)


def letter(character: str) -> Key:
    return Key(character, character)


TAB = Key("tab", "\t")
ENTER = Key("enter", "\r")


def mouse(event: Callable[..., Any], x: float = 3, y: float = 4) -> Any:
    return event(None, x, y, 0, 0, 1, False, False, False, screen_x=x + 10, screen_y=y + 20)


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop go round until the condition is met; what needs no time needs few rounds."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came true")


async def in_time(condition: Callable[[], bool]) -> None:
    """Wait until the condition is met, where something has to wait for the clock."""
    async with asyncio.timeout(WITHIN):
        while not condition():
            await asyncio.sleep(0.001)


async def test_letters_are_handed_on_one_after_the_other_without_waiting():
    app = App(answers=False)
    app.take(*map(letter, "kerne"))
    await until(lambda: app.typed == "kerne")
    assert app.markers == []


async def test_what_is_taken_after_all_was_handed_over_is_handed_over_too():
    app = App()
    for typed, character in (("a", "a"), ("ab", "b")):
        app.take(letter(character))
        await until(lambda typed=typed: app.typed == typed)  # type: ignore[misc]


async def test_a_key_that_may_act_waits_for_what_came_before_and_what_comes_after_waits_for_it():
    app = App(answers=False)
    app.take(letter("a"), TAB, letter("b"))
    for handed in ("a", "atab"):
        for number in range(1, MARKER_ROUNDS + 1):
            await until(lambda number=number: len(app.markers) == number)  # type: ignore[misc]
            assert app.typed == handed
            assert app.markers[-1].at is None
            app.markers[-1].done.set()
        app.markers.clear()
    await until(lambda: app.typed == "atabb")
    assert app.markers == []


@pytest.mark.parametrize(
    ("before", "after", "waits"),
    [
        (letter("a"), letter("b"), False),
        (letter("a"), ENTER, False),
        (ENTER, letter("a"), False),
        (ENTER, TAB, True),
        (letter("a"), TAB, True),
        (TAB, letter("a"), True),
        (TAB, TAB, True),
        (letter("a"), Key("1", "1"), True),
        (letter("a"), Paste("tekst"), True),
        (Paste("tekst"), letter("a"), True),
        (mouse(MouseScrollDown), mouse(MouseScrollUp), False),
        (mouse(MouseScrollDown), letter("a"), True),
        (letter("a"), mouse(MouseScrollDown), True),
        (mouse(MouseScrollDown), mouse(MouseDown), True),
        (mouse(MouseDown), mouse(MouseScrollDown), True),
        (mouse(MouseDown), mouse(Click), True),
        (mouse(MouseMove), TAB, False),
        (TAB, mouse(MouseMove), False),
    ],
)
async def test_what_waits_for_what(before: Message, after: Message, waits: bool):
    app = App()
    app.take(before, after)
    await until(lambda: len(app.handed) == 2)
    assert app.handed == [before, after]
    assert len(app.markers) == (MARKER_ROUNDS if waits else 0)


@pytest.mark.parametrize("screens", [0, 1, 2])
async def test_a_letter_waits_where_nothing_takes_it_for_text(screens: int):
    """It may be bound there, and lead away."""
    app = App()
    has_focus, has_none = app.screen_stack[-1], SimpleNamespace(focused=None)
    app.screen_stack = [*[has_focus] * (screens - 1), has_none] if screens else []
    app.take(letter("a"), letter("b"))
    await until(lambda: app.typed == "ab")
    assert len(app.markers) == MARKER_ROUNDS


async def test_a_letter_that_what_has_the_focus_does_not_take_waits():
    app = App()
    app.take(letter("a"), Key("left", None), letter("b"))
    await until(lambda: len(app.handed) == 3)
    assert len(app.markers) == 2 * MARKER_ROUNDS


async def test_the_mouse_moves_past_what_waits_and_nothing_waits_for_it():
    app = App()
    app.take(letter("a"), mouse(MouseMove), letter("b"))
    await until(lambda: len(app.handed) == 3)
    assert app.markers == []


async def test_a_marker_follows_a_click_to_where_it_went():
    app = App()
    app.take(mouse(MouseDown, 3.7, 4.2), letter("a"), TAB)
    await until(lambda: app.typed == "atab")
    assert [marker.at for marker in app.markers] == [
        *[Offset(13, 24)] * MARKER_ROUNDS,
        *[None] * MARKER_ROUNDS,
    ]


async def test_a_mark_is_set_when_all_that_was_taken_before_it_has_had_its_effect():
    app = App(answers=False)
    done, last = asyncio.Event(), asyncio.Event()
    app.take(letter("a"))
    app.order.mark(done)
    app.take(letter("b"))
    app.order.mark(last)
    for number in range(1, MARKER_ROUNDS + 1):
        await until(lambda number=number: len(app.markers) == number)  # type: ignore[misc]
        assert not done.is_set()
        assert app.typed == "a"
        app.markers[-1].done.set()
    await until(done.is_set)
    assert not last.is_set()
    app.answers = True
    app.markers[-1].done.set()
    await until(lambda: len(app.markers) == MARKER_ROUNDS + 1)
    app.markers[-1].done.set()
    await until(last.is_set)
    assert app.typed == "ab"


async def test_a_marker_that_can_no_more_come_back_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(key_order, "CHECK_INTERVAL", 0.001)
    app = App(answers=False)
    app.take(TAB, letter("a"))
    for number in range(1, MARKER_ROUNDS + 1):
        await in_time(lambda number=number: len(app.markers) == number)  # type: ignore[misc]
        app.markers[-1].target = gone = Target()  # type: ignore[assignment]
        await asyncio.sleep(0.01)  # several glances
        assert len(app.markers) == number
        assert app.typed == "tab"
        gone.is_running = False
    await in_time(lambda: app.typed == "taba")


async def test_a_marker_that_never_comes_back_is_waited_for_with_patience(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(key_order, "TIMEOUT", 0.05)
    app = App(answers=False)
    start = asyncio.get_running_loop().time()
    app.take(TAB, letter("a"), letter("b"))
    await in_time(lambda: app.typed == "tabab")
    assert asyncio.get_running_loop().time() - start >= 0.05
    assert len(app.markers) == 1


async def test_an_app_that_takes_no_more_messages_is_not_waited_for():
    app = App(answers=False)
    app.take(TAB)
    await until(lambda: app.typed == "tab")
    app.running = False
    app.take(letter("a"))
    await app.settled()
    assert len(app.markers) == 2


async def test_what_goes_wrong_once_does_not_hold_up_what_comes_after(monkeypatch: pytest.MonkeyPatch):
    app, failing = App(), [True]
    real = app.post_message

    def post_message(message: Message) -> bool:
        if failing.pop() if failing else False:
            raise RuntimeError("the app is ending")
        return real(message)

    monkeypatch.setattr(app, "post_message", post_message)
    app.take(letter("a"))
    task = app.order._handing
    assert task is not None
    with pytest.raises(RuntimeError):
        await task
    app.take(letter("b"))
    await until(lambda: app.typed == "b")


def test_markers_go_where_keys_go():
    """A marker for the app alone; one on its way from a widget up to the app, as a key goes."""
    assert not Settle(None).bubble
    assert Settled(asyncio.Event()).bubble
    done = asyncio.Event()
    assert Settled(done).done is done
    assert Settle(Offset(1, 2)).at == Offset(1, 2)
    assert Settle(None).target is None
    assert not Settle(None).done.is_set()
    assert Settle(None).time <= Settled(done).time, "both are whole messages to Textual"
