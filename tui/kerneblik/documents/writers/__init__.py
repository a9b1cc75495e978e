"""Writes the documents in their formats: Markdown, HTML, PDF, Word, terminal output and plain lines."""
