"""What people type, as it is read: one parser from text to blocks, and a small writer for each form."""
