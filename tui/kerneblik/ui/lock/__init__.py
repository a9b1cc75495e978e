"""Hiding the screen, locking the app, and asking for the passphrase."""
