"""Whose words they are: where the phrase that names a source starts, ends, and what may stand for it."""
