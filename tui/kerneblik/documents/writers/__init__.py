"""How each document looks: in Markdown, HTML, PDF, Word, on a terminal and as plain lines."""
