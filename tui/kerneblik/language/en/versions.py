"""English: the words of earlier texts and of texts written at the same time."""

VERSIONS: dict[str, str] = {
    "key.versions": "versions",
    "key.versions.help": "earlier texts: compare, take back, merge",
    "key.versions.command": "Earlier texts of the answer",
    "key.merge": "merge",
    "write.contested": "Another session wrote this answer, too. Both texts are kept: Ctrl+G shows them.",
    "write.arrived": "Another session has just changed this answer.",
    "versions.title": "Earlier texts",
    "versions.none": "There are no earlier texts of this answer yet. The first comes when you go on"
    " writing another time.\n\nEsc: close",
    "versions.legend": "now: only in the answer as it is now   then: only in the earlier text",
    "versions.now": "now",
    "versions.then": "then",
    "versions.keys": "Enter: take the text back   M: merge both   PgUp/PgDn: scroll   Esc: close",
    "versions.conflict": "written at the same time",
    "versions.undated": "undated",
}
