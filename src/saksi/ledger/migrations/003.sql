-- Version 3: people may say which words a claim has, and what they hold of it. What is allowed cannot be widened in
-- place, so the rows move to a new table. A ledger of version 1 has none yet.
CREATE TABLE IF NOT EXISTS corrections (
  number, action, made_at, made_by, note, article, claim, content_json, words, old_value, new_value, other_article, undoes, version
);
CREATE TEMP TABLE held AS SELECT
  number, action, made_at, made_by, note, article, claim, content_json, words, old_value, new_value, other_article,
  undoes, version
FROM corrections;
DROP TABLE corrections;
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (
    action IN ('accept', 'reject', 'speaker', 'merge', 'split', 'words', 'rate', 'copy', 'not-copy', 'undo')
  ),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  article TEXT,
  claim TEXT,
  content_json TEXT NOT NULL DEFAULT '[]',
  words TEXT NOT NULL DEFAULT '',
  old_value TEXT,
  new_value TEXT,
  other_article TEXT,
  undoes INTEGER REFERENCES corrections (number),
  version TEXT NOT NULL,
  spans_json TEXT NOT NULL DEFAULT '[]',
  address TEXT
) STRICT;
INSERT INTO corrections (
  number, action, made_at, made_by, note, article, claim, content_json, words, old_value, new_value, other_article,
  undoes, version
) SELECT
  number, action, made_at, made_by, note, article, claim, content_json, words, old_value, new_value, other_article,
  undoes, version
FROM held;
DROP TABLE held;
