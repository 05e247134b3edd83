"""Who stands behind a number in its own article."""
