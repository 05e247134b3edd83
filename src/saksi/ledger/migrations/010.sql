-- Version 10: where a claim of one order stands in the other. Blocks are packed anew with all else that search needs.
SELECT 1;
