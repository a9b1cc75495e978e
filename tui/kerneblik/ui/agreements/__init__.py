"""Agreements: what was agreed, in a list, and tasks taken over from the texts."""
