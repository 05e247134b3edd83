-- Version 6: claims in blocks, for counting. The tables are made by themselves, and filled with what search needs.
SELECT 1;
