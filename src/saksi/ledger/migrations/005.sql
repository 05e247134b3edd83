-- Version 5: figures are sought by their words, and measures listed by how many outlets tell them. The columns, their
-- index and the full-text index are added by themselves, and filled when what search needs is made anew.
SELECT 1;
