"""Which language pack fits a text, by the share of its words that are the pack's most frequent function words.

The method is that of short-word language identification (Grefenstette, JADT 1995).
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from saksi.pack import UNDETERMINED, Pack, languages, load_roles

# In 211 annotated news articles the lowest share of their own language's function words was 14.5 % (median 24 % in
# Indonesian, 38 % in English), the highest share of the other's 5.7 %. Below the floor no pack fits, or it is a list.
COMMON_SHARE_FLOOR = 0.12
# Enough words to settle it; a longer text costs no more.
SAMPLE_WORDS = 400
# So many characters mostly hold them, and are read at once.
SAMPLE_CHARACTERS = 4000
# A sentence or two, or a report in clipped sentences, may hold few frequent words, so a text that fits none is looked
# up in all words the pack lists. A fifth of its words must be known: news in German, Dutch or French stays under 16 %
# of the English list, Javanese under 12 % of the Indonesian one, clipped Indonesian reports are above 34 %.
LISTED_SHARE_FLOOR = 0.2
# In a sentence one frequent word may be another language's name or noun: so few words are held against all that news
# in the language holds.
FEW_WORDS = 24
FEW_SHARE_FLOOR = 0.4
_TOLD = ("count", "event", "measure", "outcome")
# One word alone may be a name or a quotation.
FEWEST_APART = 2
# Letters looked at for their script.
SAMPLE_LETTERS = 1000
_LETTERS = re.compile(r"[^\W\d_]+")


def detect_language(text: str, packs: Mapping[str, Pack]) -> str | None:
    """Give the code of the pack whose function words are most frequent, or None when no pack fits.

    >>> from saksi.pack import load_packs
    >>> detect_language("Air sungai itu tidak akan surut sampai besok.", load_packs())
    'id'
    >>> detect_language("Der Fluss war am Abend wieder in seinem Bett.", load_packs()) is None
    True
    """
    words = _sample(text)
    common = {pack.code: pack.habits.common_words for pack in languages(packs)}
    listed = {pack.code: _listed(pack) for pack in languages(packs)}
    code = _best(words, common, COMMON_SHARE_FLOOR) or _best(words, listed, LISTED_SHARE_FLOOR)
    if len(words) <= FEW_WORDS:
        code = _best(words, {pack.code: _known(pack) for pack in languages(packs)}, FEW_SHARE_FLOOR) or code
    return None if code and _neighbour(words, code, packs) else code


def name_unread(text: str, packs: Mapping[str, Pack]) -> str | None:
    """Give the name of the language of a text that no pack fits, with its code; None when it is not known either.

    >>> from saksi.pack import load_packs
    >>> name_unread("Der Fluss war am Abend wieder in seinem Bett und die Wege sind frei.", load_packs())
    'German (de)'
    >>> name_unread("Beliau berkata bahawa seramai 20 mangsa dipindahkan kerana banjir.", load_packs())
    'Malay (ms)'
    """
    script = _script(text, packs)
    if script is not None:
        return script
    words = _sample(text)
    for pack in languages(packs):
        if neighbour := _neighbour(words, pack.code, packs):
            return neighbour
    known: dict[str, set[str]] = {}
    for row in packs[UNDETERMINED].rows("language"):
        if row["kind"] == "word":
            known.setdefault(f"{row['name']} ({row['language']})", set()).add(row["form"])
    return _best(words, {name: frozenset(forms) for name, forms in known.items()}, COMMON_SHARE_FLOOR)


def _sample(text: str) -> list[str]:
    """The first words of a text, casefolded: all in one go, since no word holds a blank."""
    words = _LETTERS.findall(text, 0, SAMPLE_CHARACTERS)
    if len(words) <= SAMPLE_WORDS and len(text) > SAMPLE_CHARACTERS:
        words = [match.group() for match in islice(_LETTERS.finditer(text), SAMPLE_WORDS)]
    # What is in capitals among small letters is a name (WHO), and no language's.
    small = [word for word in words if not word.isupper() or len(word) == 1]
    joined = "\n".join((small or words)[:SAMPLE_WORDS])
    return joined.casefold().split("\n") if joined else []


def _neighbour(words: Sequence[str], code: str, packs: Mapping[str, Pack]) -> str | None:
    """The language beside a pack's that a text is in: it has more words that tell that one apart, and two at least."""
    apart = _apart(packs[UNDETERMINED], code) if UNDETERMINED in packs else {}
    printed = frozenset(words)
    counts = {language: len(printed & forms) for language, (_, forms) in apart.items()}
    best, count = max(counts.items(), key=lambda pair: pair[1], default=(code, 0))
    return apart[best][0] if best != code and count >= FEWEST_APART and count > counts.get(code, 0) else None


@functools.cache
def _apart(pack: Pack, code: str) -> Mapping[str, tuple[str, frozenset[str]]]:
    """The languages beside a pack's, and its own: how each is called, and the words that tell it from the others."""
    rows = [row for row in pack.rows("language") if row["kind"] == "apart" and row["beside"] == code]
    return {
        row["language"]: (
            f"{row['name']} ({row['language']})",
            frozenset(each["form"] for each in rows if each["language"] == row["language"]),
        )
        for row in rows
    }


def _script(text: str, packs: Mapping[str, Pack]) -> str | None:
    """The language, or languages, whose script most letters of a text are in; None for Latin letters."""
    letters = list(islice(filter(str.isalpha, text), SAMPLE_LETTERS))
    scripts = Counter(unicodedata.name(sign, "").split(" ")[0] for sign in letters)
    for row in packs[UNDETERMINED].rows("language"):
        if row["kind"] == "script" and scripts[row["form"]] > float(row["beside"]) * len(letters):
            return f"{row['name']} ({row['language']})"
    return None


def _best(words: Sequence[str], known: Mapping[str, frozenset[str]], floor: float) -> str | None:
    """The code whose words cover most of a text, when that is the floor's share or more."""
    shares = [(sum(map(forms.__contains__, words)) / len(words), code) for code, forms in known.items() if words]
    share, code = max(shares, key=lambda pair: pair[0], default=(0.0, ""))
    return code if share >= floor else None


@functools.cache
def _listed(pack: Pack) -> frozenset[str]:
    """The small words and cues of a pack, with its function words; particles of names are at home everywhere."""
    listed = {row["form"].casefold() for row in pack.rows("say")}
    listed |= {form for form, roles in load_roles(pack).items() if "particle" not in roles}
    return pack.habits.common_words | listed


@functools.cache
def _known(pack: Pack) -> frozenset[str]:
    """The words of a pack with those that stand in news at large, and those of what befalls and is counted."""
    told = {row["form"].casefold() for table in _TOLD for row in pack.rows(table)}
    return _listed(pack) | told | {row["lemma"] for row in pack.rows("spread")}
