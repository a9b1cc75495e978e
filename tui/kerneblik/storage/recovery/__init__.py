"""Getting text back: emergency copies, drafts, damaged rounds, and the checks of a whole directory."""
