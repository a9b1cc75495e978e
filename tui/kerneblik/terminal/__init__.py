"""The line between Textual and the terminal: what is sent, what arrives, and what happens when it breaks.

It knows Textual and nothing of the app it serves. Modules are imported when first needed; the start path
stays short:

- starting: what to do before Textual is imported, and once the app stands
- capabilities: what the environment says of the terminal
- app, screen, text_area: LightApp, LightScreen, LightTextArea, to build on
- screen_diff, wrapping, filters, driver, ending: what these are made of
"""
