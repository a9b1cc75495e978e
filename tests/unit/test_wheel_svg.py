"""The wheel as a picture: well-formed, self-contained, and readable without colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from kerneblik.documents.wheel_svg import WheelColours, wheel_svg
from kerneblik.reflection.wheel import wheel
from support.wheel_examples import NAMES, TODAY, a_round, checklist

SVG = "{http://www.w3.org/2000/svg}"


def picture(content=None, round_=None, language="da", colours=None) -> ElementTree.Element:
    content = content or checklist()
    return ElementTree.fromstring(
        wheel_svg(wheel(content, round_ or a_round(), TODAY), content, language, colours)
    )


def text_of(element: ElementTree.Element) -> str:
    return " ".join(" ".join(text.itertext()) for text in element.iter(f"{SVG}text"))


def test_it_is_one_picture_with_a_title_and_a_description():
    round_ = a_round(answered=["0-0", "1-0", "1-2"], set_aside=["1-1"], talked_about=["1-3"])
    svg = picture(round_=round_)
    assert (svg.tag, svg.get("role")) == (f"{SVG}svg", "img")
    assert svg.find(f"{SVG}title").text == "Et blik på kerneopgaven: 3 af 32, 1 forberedt, 1 lagt til side"
    assert "Din egen chef: 2 af 4, 1 forberedt, 1 lagt til side" in svg.find(f"{SVG}desc").text


def test_every_actor_is_named_in_the_picture():
    spans = text_of(picture())
    for name in NAMES:
        assert all(part in spans for part in name.split())


def test_it_refers_to_nothing_outside_and_runs_nothing():
    content = checklist()
    source = wheel_svg(wheel(content, a_round(set_aside=["1-0"]), TODAY), content, "da")
    assert not re.search(r"<script|href|<image|<foreignObject|<style|@import|\bon\w+=", source)
    assert re.sub(r'xmlns="http://www\.w3\.org/2000/svg"', "", source).count("http") == 0
    assert set(re.findall(r"url\((.)", source)) == {"#"}


def test_every_hatch_referred_to_is_there():
    svg = picture(round_=a_round(set_aside=["0-0", "1-0", "1-2"]))
    defined = {pattern.get("id") for pattern in svg.iter(f"{SVG}pattern")}
    used = re.findall(r"url\(#([\w-]+)\)", ElementTree.tostring(svg, encoding="unicode"))
    assert {"wheel-hatch-centre", "wheel-hatch-inner", "wheel-hatch-outer"} <= set(used) <= defined


def test_states_differ_by_more_than_colour():
    svg = picture(round_=a_round(answered=["1-0", "1-2"], set_aside=["1-1"]))
    tiles = {tile.get("class"): tile for tile in svg.iter(f"{SVG}path")}
    assert tiles["empty"].get("fill") == "none"
    assert tiles["set_aside"].get("fill").startswith("url(#")
    assert tiles["done"].get("fill") not in {"none", tiles["set_aside"].get("fill")}
    assert tiles["done"].get("fill-opacity") is None
    assert float(tiles["prepared"].get("fill-opacity")) < 0.5


def test_there_is_one_shape_per_question():
    assert len(list(picture().iter(f"{SVG}path"))) == 32


def test_names_are_text_whatever_they_hold():
    names = ['<script>alert("x")</script>', "A & B", "]]>\x1b[2J\x00", "", *NAMES[4:]]
    svg = picture(checklist(names=names))
    assert "A & B" in text_of(svg)
    assert not list(svg.iter(f"{SVG}script"))


def test_the_legend_names_what_is_prepared_where_there_is_any():
    assert "forberedt" not in text_of(picture())
    assert "forberedt" in text_of(picture(round_=a_round(answered=["1-2"])))


def test_the_legend_speaks_the_language():
    assert "lagt til side" in text_of(picture())
    assert "set aside" in text_of(picture(language="en"))


def test_colours_can_be_exchanged():
    svg = picture(colours=WheelColours(inner='var(--inner, "x")'))
    assert any(tile.get("stroke") == 'var(--inner, "x")' for tile in svg.iter(f"{SVG}path"))


@pytest.mark.parametrize(
    "counts",
    [[(1, 0)], [(0, 0), (1, 0)], [(4, 4)] * 12, [(1, 1), (1, 1)], [(1, 0), (12, 12)]],
)
@pytest.mark.parametrize("central", [0, None])
def test_it_is_well_formed_for_any_checklist(counts, central):
    svg = picture(checklist(counts, central))
    assert len(list(svg.iter(f"{SVG}path"))) == sum(map(sum, counts))


def test_a_long_name_lies_within_the_picture():
    svg = picture(checklist(names=["Os", "Et overordentligt langt navn på en aktør", *["Kort"] * 5]))
    left, _, width, _ = map(float, svg.get("viewBox").split())
    spans = list(svg.iter(f"{SVG}tspan"))
    assert all(left < float(span.get("x")) < left + width for span in spans)
    assert max(len(span.text) for span in spans) <= 22
