"""Whether two names are of one person or body, across articles."""
