"""The dialogs that write documents, and the writing of their files."""
