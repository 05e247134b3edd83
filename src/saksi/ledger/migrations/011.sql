-- Version 11: what linkings keep stands in a table with row numbers. What the last one kept is thrown away, the next one
-- is a whole one; a person's own table of newsrooms stays.
CREATE TABLE IF NOT EXISTS link_state (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE kept_state AS SELECT name, value FROM link_state WHERE name = 'newsroom:own';
DROP TABLE link_state;
CREATE TABLE link_state (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;
INSERT INTO link_state (name, value) SELECT name, value FROM kept_state;
DROP TABLE kept_state;
