"""English: the search."""

SEARCH: dict[str, str] = {
    # The dialog
    "search.title": "Search",
    "search.keys": "Enter: go there   Up/Down: move   Esc: close",
    "search.placeholder": "A word or a part of one",
    "search.reading": "Reading all rounds …",
    "search.nothing_typed": "All rounds are searched while you type.",
    "search.nothing": "Nothing found.",
    "search.found.one": "{count} text",
    "search.found.other": "{count} texts",
    "search.many": "More than {count} texts: type more",
    "search.unreadable": "Can't be read and so is left out: {names}",
    "search.agreement": "agreement",
    "search.introduction": "the report's summary",
    "search.takeaway": "takeaway",
    "search.opened": "The round “{name}” is open now. Ctrl+R leads to another.",
    "search.no_actor": "The actor is no longer in the checklist, so the conversation can't be shown.",
}
