"""Claims in the formats that other programs read, one row or object a claim, in the order they are found."""
