"""Copies of rounds that programs leave which keep machines in step."""
