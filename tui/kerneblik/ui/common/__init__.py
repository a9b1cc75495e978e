"""What several screens share: base screens, dialogs, widgets, keys, the theme, and saving."""
