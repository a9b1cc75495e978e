"""The English catalogue: one module per feature, as in ui/ and cli/."""
