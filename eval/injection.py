"""Score how keywords put into clean articles are found: brands of families that nothing was learnt from.

    python eval/injection.py --names NAMES.txt --articles ARTICLES.jsonl.gz [--words FOLDER] [--clean N] [--put N]

A family is a brand's name without its digits and its gambling words. One family in five is left out of training, and so
is every second article. Then brands of those families are put into those articles: into a name, into a sentence, as a
sentence of its own; plain, spaced, dotted, with look-alike letters, with combining marks. Prints the share of brands
cut by place and by spelling, false cuts in articles left as they are, and cuts in `reporting.id.txt` (ordinary
reporting on gambling, invented), of which there should be none. Takes some minutes: it trains anew.
"""

import argparse
import gzip
import importlib.util
import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from saksi.clean.article import clean_page
from saksi.kinds import Article, Settings
from saksi.pack import UNDETERMINED, Pack, load_packs, read_table
from saksi.read.page import make_page

HERE = Path(__file__).parent
LEFT_OUT = 5
LOOKALIKES = str.maketrans(
    {"A": "\u0410", "E": "\u0415", "O": "\u041e", "T": "\u0422", "a": "\u0430", "e": "\u0435", "o": "\u043e"}
)
SPELLINGS = ("plain", "spaced", "dotted", "look-alike", "combining")
PLACES = ("in a name", "in a sentence", "promotion")
PROMOTIONS = (
    "Daftar sekarang di {} dan raih bonus slot setiap hari.",
    "Link alternatif {} situs slot gacor hari ini.",
    "Klik di sini untuk main di {}, agen togel resmi.",
)
WORD = re.compile(r"(?<=[a-z] )(?=[a-z])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ (?=[A-Z][a-z]+\b)")


def load_tool() -> ModuleType:
    """The tool that trains the tables."""
    spec = importlib.util.spec_from_file_location("spam_grams", HERE.parent / "tools" / "spam_grams.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def family(name: str, pack: Pack) -> str:
    """A brand's name without digits and gambling words."""
    words = sorted((row["form"] for row in pack.rows("spam") if row["kind"] in ("morpheme", "gambling")), key=len)
    rest = re.sub(r"[\d-]", "", name)
    for word in reversed(words):
        rest = rest.replace(word, "")
    return rest[:5] or name


def is_left_out(name: str, pack: Pack) -> bool:
    """Say whether a brand's family is left out of training."""
    return zlib.crc32(family(name, pack).encode()) % LEFT_OUT == 0


def trained(names: list[str], texts: list[str], packs: Mapping[str, Pack]) -> dict[str, Pack]:
    """The packs with tables learnt from these names and texts alone."""
    tables = load_tool().tables(names, texts)
    pack = packs[UNDETERMINED]
    read = {table: read_table(f"{table}.tsv", "\n".join(lines)) for table, lines in tables.items()}
    return {**packs, UNDETERMINED: replace(pack, tables={**pack.tables, **read})}


def spell(name: str, spelling: str, chance: random.Random) -> str:
    """Write a brand as those do who put it in."""
    name = chance.choice((name.upper(), name, name.capitalize(), name.upper()))
    if spelling == "spaced":
        return " ".join(name.upper())
    if spelling == "dotted":
        return ".".join(name.upper())
    if spelling == "look-alike":
        return name.translate(LOOKALIKES)
    return "".join(f"{letter}\u0336" for letter in name) if spelling == "combining" else name


def put(text: str, brand: str, place: str, chance: random.Random) -> str | None:
    """A text with a brand in it; None where it has no such place."""
    if place == "promotion":
        return f"{text}\n\n{chance.choice(PROMOTIONS).format(brand)}"
    spots = [match.end() for match in (NAME if place == "in a name" else WORD).finditer(text)]
    if not spots:
        return None
    at = chance.choice(spots)
    return f"{text[:at]}{brand} {text[at:]}"


def clean(text: str, packs: Mapping[str, Pack]) -> Article:
    """Clean a text."""
    page = make_page(json.dumps({"text": text}).encode(), address="a", id="a", settings=Settings())
    return clean_page(page, packs, Settings())


def is_found(article: Article, brand: str) -> bool:
    """Say whether a brand was cut: nothing of it is left in the text."""
    return any(brand in cut.text for cut in article.cuts)


def spam_cuts(article: Article) -> Iterator[str]:
    """What was cut as spam."""
    yield from (cut.text for cut in article.cuts if cut.reason in ("brand", "promotion"))


def main() -> None:
    """Train, put in, count."""
    parser = argparse.ArgumentParser(description="Score how keywords put into clean articles are found.")
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--words", type=Path, nargs="*", default=[], help="folders of more text to learn from")
    parser.add_argument("--clean", type=int, default=6000)
    parser.add_argument("--put", type=int, default=1500)
    parser.add_argument("--show", action="store_true", help="print the false cuts")
    given = parser.parse_args()
    packs = load_packs()
    with gzip.open(given.articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["content"] for line in lines]
    every = sorted(set(load_tool().brand_names(given.names.read_text(encoding="utf-8").splitlines())))
    out = [name for name in every if is_left_out(name, packs[UNDETERMINED])]
    learnt = trained(
        [name for name in every if name not in set(out)], [*texts[::2], *load_tool().read_texts(given.words)], packs
    )
    print(f"{len(every)} names, {len(out)} of families left out; {len(texts[::2])} articles learnt from")
    tests = texts[1::2]
    score_put(tests[: given.put], out, learnt)
    score_clean(tests[: given.clean], learnt, show=given.show)
    sys.exit(score_reporting(learnt) > 0)


def score_put(texts: list[str], brands: list[str], packs: Mapping[str, Pack]) -> None:
    """Print how many brands that were put into texts are cut."""
    chance = random.Random(0)
    hits: Counter[str] = Counter()
    tries: Counter[str] = Counter()
    for number, text in enumerate(texts):
        spelling, place = SPELLINGS[number % len(SPELLINGS)], PLACES[number // len(SPELLINGS) % len(PLACES)]
        brand = spell(chance.choice(brands), spelling, chance)
        if (changed := put(text, brand, place, chance)) is not None:
            found = is_found(clean(changed, packs), brand)
            for key in (spelling, place, "all"):
                tries[key] += 1
                hits[key] += found
    for key, count in tries.items():
        print(f"{key:<16}{hits[key]:>6} of {count:<6}{hits[key] / count:.3f}")


def score_clean(texts: list[str], packs: Mapping[str, Pack], *, show: bool) -> None:
    """Print how often something is cut from texts that nothing was put into."""
    false = [(number, cut) for number, text in enumerate(texts) for cut in spam_cuts(clean(text, packs))]
    share = 1000 * len(false) / len(texts)
    print(f"false cuts      {len(false):>6} in {len(texts)} clean articles: {share:.2f} a thousand")
    if show:
        print(*false, sep="\n")


def score_reporting(packs: Mapping[str, Pack]) -> int:
    """Print what is cut from ordinary reporting on gambling; gives how much."""
    paragraphs = (HERE / "reporting.id.txt").read_text(encoding="utf-8").splitlines()
    wrong = [cut for line in paragraphs for cut in spam_cuts(clean(line, packs))]
    print(f"reporting       {len(wrong):>6} cuts in {len(paragraphs)} paragraphs on gambling", *wrong, sep="\n  ")
    return len(wrong)


if __name__ == "__main__":
    main()
