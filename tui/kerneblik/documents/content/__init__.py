"""Decides what each document contains: nothing private, unless the leader chose it."""
