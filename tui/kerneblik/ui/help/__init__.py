"""The help, the command palette and the introduction."""
