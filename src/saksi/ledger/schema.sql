-- A Saksi ledger: who said what, where it stands, and how far the reports of it are one report.
--
-- Any SQLite tool may read this file. Open it read-only: one program writes.
--   start_char, end_char   half-open interval [start, end) of characters in articles.text, counted from 0;
--                          the words are substr(text, start_char + 1, end_char - start_char)
--   published, begins ...  ISO 8601
--   position               place in the list, counted from 0
--   JSON columns           end in _json: lists of [start, end), of names, or of objects
--   found_by               the rule that found it
-- SQL functions end a text at a NUL character, which broken pages hold now and then; `saksi show` gives it whole.
-- Start with the views who_said_what and who_reports_which_figure; docs/ledger.md has queries to begin with.
-- What a program read never changes when a person corrects it: corrections are rows of their own, and the views, like
-- every command, apply them. A new column may be left empty or has a default, so that older ledgers can be given it.

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
  bytes_zlib BLOB NOT NULL,
  charset TEXT,
  fetched TEXT,
  stated_json TEXT NOT NULL DEFAULT '[]'
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
  version TEXT NOT NULL,
  section TEXT,
  editors_json TEXT NOT NULL DEFAULT '[]',
  tags_json TEXT NOT NULL DEFAULT '[]',
  fetched TEXT
) STRICT;

CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_address ON articles (address);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_published ON articles (published);
-- Holds all that is counted of articles: their rows are long, for the text is in them.
CREATE INDEX articles_by_reading ON articles (language, version, characters, sentences, sentences_read, published, outlet);

-- Where each thing an article says of itself was read; not taken: what else was claimed of it, the note says why.
CREATE TABLE provenance (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  is_taken INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Text taken out; put back at at_char in place of instead, it restores the extracted text.
CREATE TABLE cuts (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  at_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  found_by TEXT NOT NULL,
  instead TEXT NOT NULL DEFAULT '',
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

-- speaker is '' when none is stated. words are the content, a gap as ' ... '. passage is the text of all
-- sentences that a part of the claim stands in, from passage_start to passage_end; both texts are kept up to 4000
-- characters. stems are the passage's words without their endings (Snowball), to be searched beside them.
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
  passage_start INTEGER NOT NULL,
  passage_end INTEGER NOT NULL,
  tier TEXT NOT NULL,
  found_by TEXT NOT NULL,
  events_json TEXT NOT NULL DEFAULT '[]',
  words TEXT,
  passage TEXT,
  stems TEXT
) STRICT;

CREATE INDEX claims_by_passage ON claims (article, passage_start, passage_end);
CREATE INDEX claims_by_id ON claims (article, id);

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

CREATE INDEX relays_by_name ON relays (name);

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
  whom_start INTEGER,
  whom_end INTEGER,
  place TEXT,
  as_of TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX quantities_by_unit ON quantities (unit COLLATE NOCASE, claim, lo, hi);
CREATE INDEX quantities_by_concept ON quantities (concept, claim, lo, hi);
CREATE INDEX quantities_by_outcome ON quantities (outcome, claim, lo, hi);

-- type, value and mod follow TIMEX3; begins and ends are half open.
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
  mod TEXT,
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
  level TEXT,
  latitude REAL,
  longitude REAL,
  ids_json TEXT NOT NULL DEFAULT '[]',
  claim TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX places_by_code ON places (code);
CREATE INDEX places_by_name ON places (name COLLATE NOCASE);

CREATE TABLE actors (
  article INTEGER NOT NULL REFERENCES articles (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  affiliation TEXT,
  country TEXT,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX actors_by_name ON actors (name);

CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles (number),
  actor TEXT NOT NULL,
  position INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  method TEXT NOT NULL,
  PRIMARY KEY (article, actor, position)
) STRICT, WITHOUT ROWID;

-- All that was read out of an article once more, as the program packs it for linking: one row is read many times faster
-- than a dozen tables. The tables are what counts: a row may be missing, and `saksi verify` compares. mark names how it
-- is packed.
CREATE TABLE packed_findings (
  article INTEGER PRIMARY KEY REFERENCES articles (number),
  mark TEXT NOT NULL,
  packed BLOB NOT NULL
) STRICT;

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

CREATE INDEX links_by_a ON links (a);
CREATE INDEX links_by_b ON links (b);
-- Stories are listed and walked from this alone.
CREATE INDEX links_of_stories ON links (b, a) WHERE kind = 'same-story';

-- What several figures count, with the least and the greatest number of origins that may stand behind them.
-- outlets: how many give a figure of it, an article without an outlet as one; figures: how many figures there are.
CREATE TABLE measures (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  what TEXT NOT NULL,
  concept TEXT,
  outcome TEXT,
  unit TEXT NOT NULL,
  origins_lower INTEGER NOT NULL,
  origins_upper INTEGER NOT NULL,
  outlets INTEGER NOT NULL DEFAULT 0,
  figures INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX measures_by_reach ON measures (outlets DESC, figures DESC, id);

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
  whom_start INTEGER,
  whom_end INTEGER,
  place TEXT,
  as_of TEXT,
  PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX figures_by_article ON figures (article);

-- Pairs of article ids whose figures contradict each other, or of which the second revises the first.
CREATE TABLE measure_pairs (
  measure TEXT NOT NULL REFERENCES measures (id),
  kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'revision')),
  position INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  PRIMARY KEY (measure, kind, position)
) STRICT, WITHOUT ROWID;

-- What the linking keeps for the next time, in its own manner. With row numbers: where large values stand in the tree of
-- the names itself, each value that a search passes is read whole to compare its name.
CREATE TABLE link_state (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

-- ---------------------------------------------------------------- what people say of it

-- One act of one person a row. Rows are never changed or deleted: an act is taken back by a row 'undo' that
-- names it in undoes.
--   accept, reject   of a claim: it is right; it is none
--   speaker, split   a claim is the word of new_value; split: of somebody whom the program took for old_value
--   merge            old_value and new_value are one, and are called new_value; in the whole ledger
--   words            the words of a claim stand at spans_json
--   rate             new_value is what a person holds of what is claimed, address where they published it
--   copy, not-copy   article has its text from other_article; it has not
-- A claim is found again by article, content_json (its spans) and words, whatever a later version calls it.
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

CREATE INDEX corrections_by_article ON corrections (article);

-- ---------------------------------------------------------------- search, made from the tables above

-- The names that claims are sought by. role: speaker or outlet.
CREATE TABLE names (
  number INTEGER PRIMARY KEY,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (role, name)
) STRICT;

-- One row a claim, with corrections applied. moment is when its article was published, '~' where it does not say;
-- article_key begins the key; verdict is '', 'accepted' or 'rejected'; speaker and outlet are numbers of names.
CREATE TABLE claim_index (
  number INTEGER PRIMARY KEY REFERENCES claims (number),
  article INTEGER NOT NULL,
  moment TEXT NOT NULL,
  article_key TEXT NOT NULL,
  passage_start INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  outlet INTEGER NOT NULL,
  stance TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  language TEXT NOT NULL,
  verdict TEXT NOT NULL,
  facet_set INTEGER NOT NULL REFERENCES facet_sets (number)
) STRICT;

CREATE INDEX claim_index_by_moment ON claim_index (moment, article_key, passage_start, number);
CREATE INDEX claim_index_by_speaker ON claim_index (speaker, moment, article_key, passage_start, number);
CREATE INDEX claim_index_by_outlet ON claim_index (outlet, moment, article_key, passage_start, number);
CREATE INDEX claim_index_by_article ON claim_index (article);
CREATE INDEX claim_index_by_verdict ON claim_index (verdict) WHERE verdict <> '';

-- Which values of these facets ever came together; month is the beginning of moment.
CREATE TABLE facet_sets (
  number INTEGER PRIMARY KEY,
  outlet INTEGER NOT NULL,
  stance TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  language TEXT NOT NULL,
  month TEXT NOT NULL,
  UNIQUE (outlet, stance, kind, tier, language, month)
) STRICT;

-- The same for counting, in rows as narrow as can be; without the claims that were rejected.
CREATE TABLE claim_facets (
  number INTEGER PRIMARY KEY REFERENCES claims (number),
  speaker INTEGER NOT NULL,
  facet_set INTEGER NOT NULL
) STRICT;

-- Full blocks of 32768 claims, for counting: claim n is in block n / 32768. Each is sorted by speaker, and by outlet and
-- month (told by the first facet set that has both). places: where in the order each claim of the block stands, 2
-- bytes a claim in the order of numbers. The claims with run_values stand in the order of these, up to run_ends; those
-- behind the last end have rest_values, one each; 4 bytes a number. counted: a bit a place, whether its claim is there
-- and was not rejected. All lowest byte first, of bits the lowest of the first byte.
CREATE TABLE claim_orders (
  number INTEGER PRIMARY KEY,
  block INTEGER NOT NULL,
  sorted_by TEXT NOT NULL CHECK (sorted_by IN ('speaker', 'outlet')),
  places BLOB NOT NULL,
  run_values BLOB NOT NULL,
  run_ends BLOB NOT NULL,
  rest_values BLOB NOT NULL,
  counted BLOB NOT NULL,
  UNIQUE (sorted_by, block)
) STRICT;

-- For each place of a block in the order of speakers where its claim stands in that of outlets, and the other way round;
-- 2 bytes each, lowest byte first.
CREATE TABLE claim_crossings (
  block INTEGER PRIMARY KEY,
  to_outlets BLOB NOT NULL,
  to_speakers BLOB NOT NULL
) STRICT;

-- Which places have a value, a bit for each in the order of speakers, then one for each in that of outlets; field is a
-- facet of few values, a column of claim_search, whose value is a word, or two together, that many claims of the block
-- hold, or one that claim_lists has, whose value many claims have. Of field figures, value tells a stretch of sizes
-- in claim_amounts, from which to which, counted from 0: "0-1024"; a block packed before these were kept has none.
CREATE TABLE claim_bits (
  number INTEGER PRIMARY KEY,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  block INTEGER NOT NULL,
  places BLOB NOT NULL,
  UNIQUE (value, field, block)
) STRICT;

-- Which claims of a block have a value that few of them have, counted from 0 in the order of numbers, 2 bytes each,
-- lowest byte first. field: unit, concept or outcome of a figure; name (place) or code of a place in its sentences;
-- agency that it came through; actor whom it speaks of (about); name that its content says (said). Units and
-- names of places are in small letters.
CREATE TABLE claim_lists (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  block INTEGER NOT NULL,
  claims BLOB NOT NULL,
  PRIMARY KEY (field, value, block)
) STRICT, WITHOUT ROWID;

-- Which units, concepts and outcomes of figures ever came together.
CREATE TABLE figure_kinds (
  number INTEGER PRIMARY KEY,
  unit TEXT NOT NULL,
  concept TEXT,
  outcome TEXT
) STRICT;

CREATE INDEX figure_kinds_by_unit ON figure_kinds (unit);

-- The figures of a block's claims by size. First those of one value: of each of run_kinds up to run_ends, behind the last
-- end of rest_kinds, one each; sizes are theirs. Then ranges and open ends, of range_kinds, from lows to highs. Kinds are
-- numbers of figure_kinds. by_speaker, by_outlet: where in either order the claim of each figure stands. 4 bytes a kind
-- and an end, 8 (IEEE 754) a size, a low and a high, 2 a place; lowest byte first.
CREATE TABLE claim_amounts (
  block INTEGER PRIMARY KEY,
  run_kinds BLOB NOT NULL,
  run_ends BLOB NOT NULL,
  rest_kinds BLOB NOT NULL,
  sizes BLOB NOT NULL,
  range_kinds BLOB NOT NULL,
  lows BLOB NOT NULL,
  highs BLOB NOT NULL,
  by_speaker BLOB NOT NULL,
  by_outlet BLOB NOT NULL
) STRICT;

-- Claims of full blocks whose speaker is not the one that they were sorted by; place is that in the order of speakers.
CREATE TABLE moved_claims (
  number INTEGER PRIMARY KEY REFERENCES claims (number),
  place INTEGER NOT NULL,
  was INTEGER NOT NULL,
  speaker INTEGER NOT NULL
) STRICT;

-- Of each claim of a full block the speaker (0 where there is no claim, or one that was rejected), the outlet and month,
-- and the stance, kind, tier and language (each told by the first facet set that has them): 4 bytes a claim in the order
-- of numbers, lowest byte first.
CREATE TABLE claim_columns (
  block INTEGER PRIMARY KEY,
  speakers BLOB NOT NULL,
  issues BLOB NOT NULL,
  manners BLOB NOT NULL
) STRICT;

-- One narrow row an article, for finding sentences by outlet, language and day; as claim_index.
CREATE TABLE article_index (
  number INTEGER PRIMARY KEY REFERENCES articles (number),
  moment TEXT NOT NULL,
  article_key TEXT NOT NULL,
  outlet INTEGER NOT NULL,
  language TEXT NOT NULL
) STRICT;

CREATE INDEX article_index_by_moment ON article_index (moment, article_key, number);

-- How many claims of the whole ledger have each value of a facet.
CREATE TABLE facet_counts (
  facet TEXT NOT NULL,
  value ANY NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY (facet, value)
) STRICT, WITHOUT ROWID;

-- Full text. External content: the words themselves stand in claims and names only.
CREATE VIRTUAL TABLE claim_search USING fts5 (
  passage, stems, content = 'claims', content_rowid = 'number', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE name_search USING fts5 (
  name, content = 'names', content_rowid = 'number', tokenize = 'unicode61'
);

-- Sentences that no claim stands in, by their numbers. Without content: the words themselves stand in articles only. Of
-- what was read anew the old numbers, which are no longer in sentences, may still be found.
CREATE VIRTUAL TABLE sentence_search USING fts5 (passage, stems, content = '', tokenize = 'unicode61');

-- The words that a measure is sought by: what is counted, and the sentences and speakers of its figures.
CREATE VIEW measure_texts AS
SELECT m.position, m.what || char(10) || ifnull((
  SELECT group_concat(t.words, char(10)) FROM (
    SELECT sentence_text AS words FROM figures WHERE measure = m.id
    UNION SELECT speaker FROM figures WHERE measure = m.id
  ) AS t
), '') AS words
FROM measures AS m;
CREATE VIRTUAL TABLE measure_search USING fts5 (
  words, content = 'measure_texts', content_rowid = 'position', tokenize = 'unicode61'
);

-- ---------------------------------------------------------------- views

CREATE VIEW who_said_what AS
SELECT
  a.id AS article, a.outlet, a.published, a.title,
  CASE s.name WHEN '' THEN 'not stated' ELSE s.name END AS speaker,
  (SELECT group_concat(r.name, ' < ') FROM relays AS r WHERE r.article = c.article AND r.claim = c.id) AS through,
  c.stance, c.kind,
  coalesce((
    SELECT k.new_value FROM corrections_in_force AS k
    WHERE k.action = 'words' AND k.article = a.key AND k.claim = c.id ORDER BY k.number DESC LIMIT 1
  ), c.words) AS words,
  substr(a.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
  c.tier, c.found_by, i.verdict, a.key AS article_key, c.id AS claim
FROM claim_index AS i
JOIN claims AS c ON c.number = i.number
JOIN articles AS a ON a.number = c.article
JOIN names AS s ON s.number = i.speaker
WHERE i.verdict <> 'rejected';

CREATE VIEW who_reports_which_figure AS
SELECT
  m.what, f.lo, f.hi, f.comparison, f.text,
  CASE f.speaker WHEN '' THEN 'not stated' ELSE f.speaker END AS speaker,
  f.outlet, f.published, o.name AS origin, m.origins_lower, m.origins_upper,
  f.sentence_text AS sentence, m.id AS measure, f.article AS article_key
FROM figures AS f
JOIN measures AS m ON m.id = f.measure
LEFT JOIN origins AS o ON o.measure = f.measure AND o.id = f.origin;

-- Corrections that have not been taken back.
CREATE VIEW corrections_in_force AS
SELECT * FROM corrections
WHERE action <> 'undo' AND number NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL);
