"""Write `packs/CODE/stem.tsv`: frequent words of which Snowball makes another stem than of the word they come from.

    python tools/stems.py CODE LEMMAS.json WORDS.txt

LEMMAS is an object of forms and their lemmas; WORDS any text whose words say how frequent each is. For Indonesian both
are those of nlp-id (MIT): `nlp_id/data/lemma_dict.json` and `dataset_postag.txt`.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import snowballstemmer

PACKS = Path(__file__).parents[1] / "src" / "saksi" / "packs"
ALGORITHMS = {"id": "indonesian", "en": "english"}
# A word that stands once in 560,000 is as often a mistake.
LEAST = 2
# So many of a lemma's letters, without its first, which a prefix may swallow, must stand in the form: other lemmas are
# of other words (a synonym, a mistake), and one would find the other.
HELD = 3


def main() -> None:
    """Compare, and write the table."""
    code, lemmas_path, words_path = sys.argv[1:]
    lemmas: dict[str, str] = json.loads(Path(lemmas_path).read_text(encoding="utf-8"))
    counts = Counter(re.findall(r"[^\W\d_]+", Path(words_path).read_text(encoding="utf-8").casefold()))
    stem = snowballstemmer.stemmer(ALGORITHMS[code]).stemWord
    rows = []
    for form, count in counts.items():
        lemma = lemmas.get(form, form)
        tail = lemma[1:]
        if count < LEAST or lemma == form or len(tail) < HELD or tail not in form or not lemma.isalpha():
            continue
        if stem(form) != stem(lemma):
            rows.append(f"{form}\t{stem(lemma)}\tnlp-id")
    file = PACKS / code / "stem.tsv"
    head = "# Words of which the Snowball algorithm makes another stem than of the word they come from.\n"
    head += "# Written by tools/stems.py.\n"
    file.write_text(head + "form\tstem\tsource\n" + "".join(f"{row}\n" for row in sorted(rows)), encoding="utf-8")
    print(f"{file}: {len(rows)} words")


if __name__ == "__main__":
    main()
