"""What Enter begins behind an item of a list."""

from __future__ import annotations

from kerneblik.prose.items import next_item


def test_a_list_goes_on_and_a_date_is_none():
    following = {
        "- mål": "- ",
        "  3) mål": "  4) ",
        "09. mål": "10. ",
        "- [x] ring": "- [ ] ",
        "1. Marked og kunder": "2. ",
        "9. Martin ringer": "10. ",
        "5. Julie ringer": "6. ",
        "18. september: møde": None,
        "1. marts": None,
        "2. maj": None,
        "3) okt. møde": None,
        "1. January": None,
        "31. December 2026": None,
        "- 5 procent": None,
        "mål": None,
    }
    assert {line: next_item(line) for line in following} == following
