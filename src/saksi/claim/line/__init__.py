"""A sentence as words with what the pack knows of them: clauses, predicates, speeches."""
