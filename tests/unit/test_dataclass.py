"""The dataclasses of the start path act as the standard ones do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from functools import cached_property
from typing import Any

import orjson
import pytest

from kerneblik.dataclass import dataclass


@dataclass(frozen=True)
class Ours:
    """A class made our way."""

    name: str
    size: int = 1
    parts: Mapping[str, int] = field(default_factory=dict)
    note: str = field(default="", compare=False, repr=False)

    @cached_property
    def double(self) -> int:
        """Twice the size."""
        return 2 * self.size


@dataclasses.dataclass(frozen=True)
class Standard:
    """The same, made the standard way."""

    name: str
    size: int = 1
    parts: Mapping[str, int] = field(default_factory=dict)
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Empty:
    """A class without fields."""


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("a",), {}),
        (("a", 2), {"note": "n"}),
        ((), {"name": "a", "parts": {"x": 1}}),
        (("a", 2, {}, "n"), {}),
    ],
)
def test_the_same_values_are_held(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, standard = Ours(*given, **named), Standard(*given, **named)
    assert asdict(ours) == asdict(standard)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(standard)]
    assert repr(ours) == repr(standard).replace("Standard", "Ours")
    assert orjson.dumps(ours) == orjson.dumps(standard)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((), {"size": 1}),
        (("a",), {"name": "a"}),
        (("a",), {"colour": 1}),
        (("a", 1, {}, "", 5), {}),
    ],
)
def test_wrong_values_are_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for made in (Ours, Standard):
        with pytest.raises(TypeError):
            made(*given, **named)


def test_a_default_is_made_anew_for_each() -> None:
    assert Ours("a").parts is not Ours("a").parts


def test_equal_is_what_is_compared_and_of_one_class() -> None:
    assert Ours("a", note="x") == Ours("a", note="y")
    assert Ours("a") != Ours("b")
    assert Ours("a") != Standard("a")
    assert Ours("a") != "a"
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1


def test_equal_ones_have_one_hash() -> None:
    @dataclass(frozen=True)
    class Key:
        """What a dict is asked with."""

        name: str
        size: int = 0

    assert {Key("a"): 1}[Key("a")] == 1
    with pytest.raises(TypeError):
        hash(Ours("a"))  # it holds a dict


def test_nothing_can_be_changed() -> None:
    ours = Ours("a")
    with pytest.raises(FrozenInstanceError):
        ours.name = "b"  # type: ignore[misc] # that is the point
    with pytest.raises(FrozenInstanceError):
        del ours.name
    assert ours == Ours("a")


def test_copies_are_equal() -> None:
    ours = Ours("a", 3)
    assert ours.double == 6
    assert replace(ours, size=4) == Ours("a", 4)
    assert replace(ours, size=4).double == 8
    assert copy.deepcopy(ours) == ours
    assert pickle.loads(pickle.dumps(ours)) == ours


def test_what_changes_is_no_such_class() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=False)
