"""One writer per format: Markdown and plain lines, HTML, PDF, Word, the terminal, and text in columns."""
