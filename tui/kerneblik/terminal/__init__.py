"""The line between Textual and the terminal: what is sent, what arrives, and what happens when it breaks.

It knows Textual and nothing of the app it serves. Modules are imported when first needed; the start path
stays short:

- starting: what to do before Textual is imported, and once the app stands
- capabilities: what the environment says of the terminal
- app, screen, text_area, input_line: LightApp, LightScreen, LightTextArea, LightInput, to build on
- decoding, tokens, pasting, keyboard, input, key_order, modifiers: what arrives, from bytes to keys
- hiding: the key that hides the screen
- screen_diff, wrapping, filters, output: what is sent
- driver, ending: the line itself, and its end
"""
