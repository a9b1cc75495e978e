"""What was written, as text for elsewhere: Markdown, HTML, JSON, a table. A round in, text out."""
