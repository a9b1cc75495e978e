"""Overview: the wheel, the table of actors, and themes against actors."""
