"""Review: finished perspectives to read, and actors side by side."""
