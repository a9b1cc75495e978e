"""Answering without the app: line by line, as a screen reader or any terminal takes it."""
