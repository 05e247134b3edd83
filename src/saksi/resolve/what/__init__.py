"""What a statement tells of: events by the types and modes of PLOVER."""
