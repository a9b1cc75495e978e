"""Searching all rounds while a word is typed."""
