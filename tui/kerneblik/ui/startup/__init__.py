"""From the command line into the app: which round to open, and what to do when it cannot be read."""
