"""Linking of more articles than one process holds: copies, stories, measures and origins as joins by Daft."""
