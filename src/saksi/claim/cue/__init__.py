"""The constructions of attribution, a reader each: verbs, nouns, speeches, passives, headlines, what points back."""
