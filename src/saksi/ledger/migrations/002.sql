-- Version 2: claims, not sentences, are searched, with stems; corrections; an index of claims.
DROP TABLE sentence_search;
DROP TABLE speaker_search;
DROP VIEW who_said_what;
DROP VIEW who_reports_which_figure;
DROP VIEW sentence_texts;
DROP INDEX claims_by_article;
ALTER TABLE claims RENAME COLUMN words_start TO passage_start;
ALTER TABLE claims RENAME COLUMN words_end TO passage_end;

-- Other places of a name were kept by their codes alone.
UPDATE places SET candidates_json = (
  SELECT json_group_array(json_object('id', 'iso3166:' || value, 'name', '', 'code', value, 'share', 0.0))
  FROM json_each(places.candidates_json)
);
