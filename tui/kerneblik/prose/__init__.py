"""Texts that people type: one parser that makes blocks of a text, and one writer for each output format."""
