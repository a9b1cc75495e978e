"""Danish: words of the commands."""

COMMANDS: dict[str, str] = {}
