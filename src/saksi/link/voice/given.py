"""The words by which a number is given to who counted: "came from", "berasal dari", "had heard from"."""

import functools

from saksi.link.count.mark import alleged
from saksi.link.name.office import clitics
from saksi.pack import Pack


def is_word(word: str, pack: Pack) -> bool:
    """Whether a word is for what was said, with whose it is at its end perhaps: "angkanya"."""
    stems = (word.removesuffix(clitic) for clitic in clitics(pack) if word.endswith(clitic))
    return word in alleged(pack) or any(stem in alleged(pack) for stem in stems)


@functools.cache
def list_given(pack: Pack, value: str) -> frozenset[str]:
    """The words that give a number to somebody, of one sort: `plain` small ones give only what is pointed at ("of"),
    `next` ones what stands right in front of them ("12 | versi"), `told` ones what follows ("he had heard from").
    """
    return frozenset(row["form"] for row in pack.rows("measure") if row["kind"] == "given" and row["value"] == value)
