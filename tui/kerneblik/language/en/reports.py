"""English: words of the reports."""

REPORTS: dict[str, str] = {}
