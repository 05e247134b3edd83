"""The same text and reused passages, with direction and reason; what a copy altered; who is cited."""
