"""How a reading becomes claims: `find` asks the readers of cues one after the other and nests what they find."""
