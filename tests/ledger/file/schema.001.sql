-- A Saksi ledger: who said what, where it stands, and how far the reports of it are one report.
--
-- Any SQLite tool may read this file. Open it read-only: one program writes.
--   start_char, end_char   half-open interval [start, end) of characters in articles.text, counted from 0;
--                          the words are substr(text, start_char + 1, end_char - start_char)
--   published, begins ...  ISO 8601
--   position               place in the list, counted from 0
--   JSON columns           end in _json: lists of [start, end), or of names
--   found_by               the rule that found it
-- SQL functions end a text at a NUL character, which broken pages hold now and then; `saksi show` gives it whole.
-- Start with the views who_said_what and who_reports_which_figure.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- what came in

-- The bytes as they came; sha256 is theirs, before compression by zlib.
CREATE TABLE pages (
  key TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  address TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  given_outlet TEXT,
  given_published TEXT,
  bytes_zlib BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE REFERENCES pages (key),
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  address TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  published TEXT,
  modified TEXT,
  url TEXT,
  authors_json TEXT NOT NULL,
  republished_from TEXT,
  language TEXT,
  characters INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  sentences_read INTEGER NOT NULL,
  version TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_published ON articles (published);

-- Where each thing an article says of itself was read.
CREATE TABLE provenance (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Text taken out; put back at at_char, it restores the extracted text.
CREATE TABLE cuts (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  at_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  found_by TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Stretches that were not read, and why.
CREATE TABLE unread (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Pages that could not be read, in which room, and why.
CREATE TABLE rejects (
  number INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  id TEXT NOT NULL,
  room TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT
) STRICT;

CREATE UNIQUE INDEX rejects_once ON rejects (address, id, room, reason, ifnull(sha256, ''));

-- ---------------------------------------------------------------- what was read out of it

CREATE TABLE sentences (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  kind TEXT NOT NULL
) STRICT;

CREATE INDEX sentences_by_article ON sentences (article, start_char);

-- speaker is '' when none is stated. words_start and words_end span the sentence and all words of the claim.
CREATE TABLE claims (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  speaker TEXT NOT NULL,
  speaker_by TEXT NOT NULL,
  actor TEXT,
  nested_in TEXT,
  source_json TEXT NOT NULL,
  cue_json TEXT NOT NULL,
  content_json TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  words_start INTEGER NOT NULL,
  words_end INTEGER NOT NULL,
  tier TEXT NOT NULL,
  found_by TEXT NOT NULL
) STRICT;

CREATE INDEX claims_by_article ON claims (article, words_start);

-- Through whom a claim came, from the fact towards the outlet.
CREATE TABLE relays (
  article INTEGER NOT NULL REFERENCES articles (number),
  claim TEXT NOT NULL,
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  cue_start INTEGER,
  cue_end INTEGER,
  name TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (article, claim, position)
) STRICT, WITHOUT ROWID;

-- lo and hi are inclusive, NULL for an open end; numbers beyond 64 bits are kept as text.
CREATE TABLE quantities (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  lo ANY,
  hi ANY,
  comparison TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_kind TEXT NOT NULL,
  found_by TEXT NOT NULL,
  concept TEXT,
  outcome TEXT,
  change TEXT,
  mode TEXT NOT NULL,
  per TEXT,
  claim TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- type and value follow TIMEX3; begins and ends are half open.
CREATE TABLE times (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  found_by TEXT NOT NULL,
  edtf TEXT,
  begins TEXT,
  ends TEXT,
  granularity TEXT,
  anchor TEXT,
  weekday TEXT,
  claim TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  found_by TEXT NOT NULL,
  role TEXT NOT NULL,
  candidates_json TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles (number),
  actor TEXT NOT NULL,
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  method TEXT NOT NULL,
  PRIMARY KEY (article, actor, position)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- what ties articles together

-- a and b are keys of articles. A copy runs from a to its source b.
CREATE TABLE links (
  position INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  a TEXT NOT NULL REFERENCES articles (key),
  b TEXT NOT NULL REFERENCES articles (key),
  share REAL NOT NULL,
  reason TEXT NOT NULL,
  found_by TEXT NOT NULL,
  a_start INTEGER,
  a_end INTEGER,
  b_start INTEGER,
  b_end INTEGER
) STRICT;

-- What several figures count, with the least and the greatest number of origins that may stand behind them.
CREATE TABLE measures (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  what TEXT NOT NULL,
  concept TEXT,
  outcome TEXT,
  unit TEXT NOT NULL,
  origins_lower INTEGER NOT NULL,
  origins_upper INTEGER NOT NULL
) STRICT;

CREATE TABLE origins (
  measure TEXT NOT NULL REFERENCES measures (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  is_stated INTEGER NOT NULL,
  reasons_json TEXT NOT NULL,
  PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID;

-- One quantity as one article reports it. Without a speaker it is the outlet's own word.
CREATE TABLE figures (
  measure TEXT NOT NULL REFERENCES measures (id),
  position INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles (key),
  outlet TEXT,
  published TEXT,
  text TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  sentence_text TEXT NOT NULL,
  speaker TEXT NOT NULL,
  stance TEXT,
  chain_json TEXT NOT NULL,
  origin TEXT NOT NULL,
  quantity TEXT NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  lo ANY,
  hi ANY,
  comparison TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_kind TEXT NOT NULL,
  found_by TEXT NOT NULL,
  concept TEXT,
  outcome TEXT,
  change TEXT,
  mode TEXT NOT NULL,
  per TEXT,
  claim TEXT,
  PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID;

-- Pairs of article ids whose figures contradict each other, or of which the second revises the first.
CREATE TABLE measure_pairs (
  measure TEXT NOT NULL REFERENCES measures (id),
  kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'revision')),
  position INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  PRIMARY KEY (measure, kind, position)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- views and search

CREATE VIEW sentence_texts AS
SELECT s.number AS number, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS text
FROM sentences AS s JOIN articles AS a ON a.number = s.article;

CREATE VIEW who_said_what AS
SELECT
  a.id AS article, a.outlet, a.published, a.title,
  CASE c.speaker WHEN '' THEN 'not stated' ELSE c.speaker END AS speaker,
  (SELECT group_concat(r.name, ' < ') FROM relays AS r WHERE r.article = c.article AND r.claim = c.id) AS through,
  c.stance, c.kind,
  (
    SELECT group_concat(substr(a.text, (span.value ->> 0) + 1, (span.value ->> 1) - (span.value ->> 0)), ' ... ')
    FROM json_each(c.content_json) AS span
  ) AS words,
  substr(a.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
  c.tier, c.found_by, a.key AS article_key, c.id AS claim
FROM claims AS c JOIN articles AS a ON a.number = c.article;

CREATE VIEW who_reports_which_figure AS
SELECT
  m.what, f.lo, f.hi, f.comparison, f.text,
  CASE f.speaker WHEN '' THEN 'not stated' ELSE f.speaker END AS speaker,
  f.outlet, f.published, o.name AS origin, m.origins_lower, m.origins_upper,
  f.sentence_text AS sentence, m.id AS measure, f.article AS article_key
FROM figures AS f
JOIN measures AS m ON m.id = f.measure
LEFT JOIN origins AS o ON o.measure = f.measure AND o.id = f.origin;

-- Full text. External content: the words themselves stand in articles.text and claims.speaker only.
CREATE VIRTUAL TABLE sentence_search USING fts5 (
  text, content = 'sentence_texts', content_rowid = 'number', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE speaker_search USING fts5 (
  speaker, content = 'claims', content_rowid = 'number', tokenize = 'unicode61'
);
