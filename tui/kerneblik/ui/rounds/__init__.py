"""The list of rounds, and what can be done with them."""
