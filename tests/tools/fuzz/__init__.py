"""Damaged and hostile input of every kind: a clear message or a correct load, never anything else."""
