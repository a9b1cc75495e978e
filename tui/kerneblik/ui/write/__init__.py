"""Write: one question at a time, its earlier texts, and the external editor."""
