"""Dialogue: what was expected of an actor beside what was said, and the notes of each conversation."""
