-- Version 12: what tables tell of the claims of a block, by value. Blocks are packed anew with all else that search needs.
SELECT 1;
