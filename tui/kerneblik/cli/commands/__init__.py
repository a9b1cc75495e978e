"""The commands: one function each, which `cli/parser.py` names.

It is given a `Context`, and returns the exit code or None when all went well. Its module is imported when the
command is run.
"""
