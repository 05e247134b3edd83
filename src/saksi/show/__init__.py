"""Asks the ledger and prints: for persons on a terminal, for programs as JSON lines."""
