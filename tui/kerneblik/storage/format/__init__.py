"""What stands in the file of a round: tables of documents, earlier texts, and how they are read."""
