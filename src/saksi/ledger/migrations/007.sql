-- Version 7: blocks of claims are sorted by speaker and by issue. What search needs is made anew.
DROP TABLE IF EXISTS claim_blocks;
DROP TABLE IF EXISTS common_words;
