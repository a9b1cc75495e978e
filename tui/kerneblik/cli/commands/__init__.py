"""One module per command, imported when the command is run; `run(context)` returns the exit code."""
