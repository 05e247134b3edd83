"""Claims in full blocks: bits, words and values by which very many are counted without a look at each."""
