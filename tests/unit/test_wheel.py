"""The wheel's geometry: every question has its tile, and tiles neither overlap nor leave holes."""

from __future__ import annotations

from itertools import pairwise
from math import pi, tau

import pytest

from kerneblik.reflection import Stage
from kerneblik.reflection.wheel import CENTRE_RADIUS, INNER_RADIUS, Ring, Tile, Wheel, wheel
from support.wheel_examples import LEAFLET, TODAY, a_round, checklist


def leaflet():
    return wheel(checklist(), a_round(), TODAY)


def tiles_at(drawn: Wheel, radius: float, angle: float) -> list[Tile]:
    return [
        tile for tile in drawn.tiles if tile.inner <= radius < tile.outer and tile.start <= angle < tile.end
    ]


def test_every_question_of_the_leaflet_has_one_tile():
    content = checklist()
    tiles = wheel(content, a_round(), TODAY).tiles
    assert len(tiles) == 32
    assert [tile.question for tile in tiles] == [question.id for question in content.questions]


def test_oneself_is_in_the_middle_reflection_inside_and_dialogue_outside():
    for tile in leaflet().tiles:
        if tile.actor == 1:
            assert (tile.ring, tile.inner, tile.outer) == (Ring.CENTRE, 0, CENTRE_RADIUS)
        else:
            number = int(tile.question.split("-")[1])
            reflects = number < (3 if tile.actor in {5, 6} else 2)
            assert tile.ring is (Ring.INNER if reflects else Ring.OUTER)


def test_the_others_go_clockwise_from_the_top_in_equal_sectors():
    sectors = [sector for sector in leaflet().sectors if not sector.central]
    assert [sector.actor for sector in sectors] == [2, 3, 4, 5, 6, 7]
    assert sectors[0].start == 0
    assert sectors[-1].end == tau
    assert all(one.end == other.start for one, other in pairwise(sectors))
    assert all(sector.end - sector.start == pytest.approx(tau / 6) for sector in sectors)


def test_tiles_of_a_ring_share_their_sector_equally_and_in_order():
    tiles = [tile for tile in leaflet().tiles if tile.actor == 5 and tile.ring is Ring.OUTER]
    assert [tile.question for tile in tiles] == ["4-3", "4-4", "4-5"]
    assert all(one.end == other.start for one, other in pairwise(tiles))
    assert all(tile.end - tile.start == pytest.approx(tau / 18) for tile in tiles)


@pytest.mark.parametrize(("central", "tiles_in_the_middle"), [(0, 1), (3, 1), (None, 0)])
def test_every_point_belongs_to_exactly_one_tile(central, tiles_in_the_middle):
    drawn = wheel(checklist(LEAFLET[1:], central=central), a_round(), TODAY)
    for step in range(360):
        angle = (step + 0.5) / 360 * tau
        for radius in (0.01, 0.2):
            assert len(tiles_at(drawn, radius, angle)) == tiles_in_the_middle
        for radius in (CENTRE_RADIUS, 0.5, INNER_RADIUS, 0.9, 0.999):
            assert len(tiles_at(drawn, radius, angle)) == 1


def test_tiles_show_how_far_their_questions_have_come():
    round_ = a_round(answered=["0-0", "1-2", "1-3"], set_aside=["6-3"], talked_about=["1-3", "2-2"])
    drawn = wheel(checklist(), round_, TODAY)
    stages = {tile.question: tile.stage for tile in drawn.tiles if tile.stage is not Stage.EMPTY}
    assert stages == {
        "0-0": Stage.DONE,
        "1-2": Stage.PREPARED,
        "1-3": Stage.DONE,
        "2-2": Stage.DONE,
        "6-3": Stage.SET_ASIDE,
    }


def test_a_blank_wheel_is_the_same_for_every_round():
    begun = wheel(checklist(), a_round(answered=["0-0"]), TODAY)
    assert begun != leaflet()
    assert begun.blank == leaflet().blank == leaflet()


def test_a_lone_central_actor_takes_the_whole_wheel():
    tiles = wheel(checklist([(2, 1)]), a_round(), TODAY).tiles
    assert [(tile.ring, tile.outer) for tile in tiles] == [(Ring.CENTRE, 1)] * 3


def test_without_a_central_actor_the_middle_stays_open():
    drawn = wheel(checklist(central=None), a_round(), TODAY)
    assert min(tile.inner for tile in drawn.tiles) == CENTRE_RADIUS
    assert drawn.sectors[0].middle == pytest.approx(pi / 7)


def test_where_an_actor_has_none_of_a_kind_the_ring_stays_open():
    drawn = wheel(checklist([(1, 0), (2, 0), (0, 1)]), a_round(), TODAY)
    right, left = tau / 4, tau * 3 / 4
    assert [tile.actor for tile in tiles_at(drawn, 0.5, right)] == [2]
    assert tiles_at(drawn, 0.9, right) == []
    assert [tile.actor for tile in tiles_at(drawn, 0.9, left)] == [3]
    assert tiles_at(drawn, 0.5, left) == []


def test_one_other_actor_with_one_question_goes_all_the_way_round():
    (tile,) = wheel(checklist([(1, 0)], central=None), a_round(), TODAY).tiles
    assert (tile.start, tile.end) == (0, tau)


@pytest.mark.parametrize("others", range(1, 13))
def test_any_number_of_actors_closes_the_circle(others):
    drawn = wheel(checklist([(1, 0)] + [(3, 2)] * others), a_round(), TODAY)
    for step in range(720):
        angle = (step + 0.5) / 720 * tau
        assert len(tiles_at(drawn, 0.5, angle)) == 1
        assert len(tiles_at(drawn, 0.9, angle)) == 1


def test_a_checklist_without_questions_has_no_tiles():
    assert wheel(checklist([(0, 0), (0, 0)]), a_round(), TODAY).tiles == ()
