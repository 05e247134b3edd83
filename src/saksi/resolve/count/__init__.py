"""How many and how much: numbers, their units and nouns, bounds, changes, and what befell the counted."""
