"""English: words of the reports."""

REPORTS: dict[str, str] = {
    "report.begun": "begun {date}",
    "report.unanswered": "Not answered.",
    "report.set_aside": "Set aside.",
    "report.reworded": "The answer was written when the question read: “{wording}”",
    "report.removed": "Answers to questions that were taken out",
    "report.removed.explanation": "The checklist no longer has these questions. The answers are kept.",
    # The status table
    "report.status.actor": "Actor",
    "report.status.reflection": "Reflection",
    "report.status.dialogue": "Dialogue",
    "report.status.words": "Words",
    "report.status.edited": "Last edited",
    "report.status.removed.one": "And one answer to a question that the checklist no longer has.",
    "report.status.removed.other": "And {count} answers to questions that the checklist no longer has.",
    # What can be wrong with a file to import; {field} is a place in it
    "exchange.too_large": "the file is too large; a round is at most {limit} MiB",
    "exchange.too_many": "the file holds too much: at most {most} answers, conversations, agreements and"
    " marks together",
    "exchange.not_json": (
        "the file is not readable JSON (line {line}, character {column}); fetch it again from its origin"
    ),
    "exchange.not_a_round": (
        'the file is not a round from Kerneblik: the field "format" must be "{format}".'
        " Make one with “kerneblik export --format json”"
    ),
    "exchange.newer": (
        "the file was written by a newer Kerneblik (version {version}; this one knows {known});"
        " update Kerneblik and try again"
    ),
    "exchange.twice": '{field}: the question "{id}" is answered twice; delete one of the answers',
    "exchange.not_one_of": "{field}: must be one of these: {known}",
    "exchange.missing": "{field}: the field is missing",
    "exchange.empty": "{field}: a text is missing here",
    "exchange.too_long": "{field}: the text is too long; it may have {longest} characters at most",
    "exchange.not_fields": "{field}: named fields in curly brackets belong here",
    "exchange.not_str": "{field}: must be a text in quotation marks",
    "exchange.not_bool": "{field}: must be true or false",
    "exchange.not_int": "{field}: must be a whole number from 0 on",
    "exchange.not_list": "{field}: must be a list in square brackets",
    "exchange.not_dict": "{field}: named fields in curly brackets belong here",
    "exchange.not_moment": "{field}: must be a moment such as 2026-11-03T14:02:00+00:00",
    "exchange.not_day": "{field}: must be a date such as 2026-11-24",
    "exchange.not_in_years": "{field}: the year must lie between {first} and {last}",
    "exchange.number_too_large": "{field}: the number is too large; it must be at most {largest}",
    "exchange.encoding": "the file is in {encoding}, not in UTF-8; save it in that encoding",
}
