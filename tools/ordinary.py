"""Write the words that news prints small (ordinary.tsv): `python tools/ordinary.py LANGUAGE ARTICLES.jsonl.gz`.

ARTICLES holds one JSON object a line with the text under `content` (CLICK-ID, 23,029 Indonesian articles of 2019). A
word is ordinary when it is frequent in small letters, stands with a capital now and then (headlines, openings, names of
offices), and almost never with one behind a small word, where only a name has it.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

PACKS = Path(__file__).parent.parent / "src/saksi/packs"
# A word seen less often says too little; one without capitals is never asked about.
SMALL_FLOOR = 40
CAPITAL_FLOOR = 4
# Names that are also words (Indah, Teguh, Hari) have a capital behind a small word in 4 % of their uses and more.
NAMED_SHARE = 0.02
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")


def count(text: str, small: Counter[str], capital: Counter[str], named: Counter[str]) -> None:
    """Count a text's words: in small letters, with a capital, and with one behind a small word."""
    before = "."
    for word in _TOKEN.findall(text):
        form = word.casefold()
        if word.islower():
            small[form] += 1
        elif word[0].isupper() and (len(word) == 1 or not word.isupper()):
            capital[form] += 1
            named[form] += before.islower()
        before = word


def main() -> None:
    if len(sys.argv) != 3 or not Path(sys.argv[2]).is_file():
        sys.exit("usage: python tools/ordinary.py LANGUAGE ARTICLES.jsonl.gz")
    small, capital, named = Counter[str](), Counter[str](), Counter[str]()
    with gzip.open(sys.argv[2], "rt", encoding="utf-8") as lines:
        for line in lines:
            count(json.loads(line)["content"], small, capital, named)
    forms = (
        form
        for form, times in small.items()
        if times >= SMALL_FLOOR
        and capital[form] >= CAPITAL_FLOOR
        and named[form] <= NAMED_SHARE * (times + named[form])
        and form.replace("-", "").isalpha()
    )
    table = PACKS / sys.argv[1] / "ordinary.tsv"
    table.write_text("\n".join(["word", *sorted(forms), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
