"""What goes into each document, and what does not: nothing private unless it was chosen."""
