-- Version 4: a figure says of whom, where and for which day (columns that are added by themselves). What search needs is
-- made anew from the claims; its tables are dropped, for some versions between releases made them with other columns.
DROP TABLE IF EXISTS claim_index;
DROP TABLE IF EXISTS claim_facets;
DROP TABLE IF EXISTS facet_sets;
