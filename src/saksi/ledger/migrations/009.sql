-- Version 9: what the claims of a block are counted by, in columns. Blocks are packed anew with all else that search needs.
SELECT 1;
