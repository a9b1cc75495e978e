"""Everything between Textual and the terminal: what is sent, what arrives, and what happens when it is gone.

The package knows Textual and nothing of Kerneblik. So that the start stays fast, modules are imported when
they are first needed:

- starting, stylesheet, garbage: a fast start, and no stalls later
- capabilities: what the environment says of the terminal
- app, screen, text_area, input_line: the classes to build on, IncrementalApp, IncrementalScreen,
  IncrementalTextArea and WordKeysInput
- decoding, tokens, pasting, keyboard, input, key_order, modifiers: what arrives, from bytes to keys
- hiding: the key that hides the screen
- edit_history: what undo remembers
- screen_diff, wrapping, filters, output: what is sent
- clipboard: copying by a program of this machine
- driver, ending, restart: Textual's driver, the end of an app, and its restart
"""
