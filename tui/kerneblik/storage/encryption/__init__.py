"""Encrypting a data directory with a passphrase, in the age format."""
