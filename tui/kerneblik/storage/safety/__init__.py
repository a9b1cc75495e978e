"""Keeping what is written safe and private: the directory, locks, transactions, backups and the trash."""
