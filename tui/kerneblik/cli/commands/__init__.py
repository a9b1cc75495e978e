"""One module per command, imported when it is called; each has `run(context) -> exit code`."""
