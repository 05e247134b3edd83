"""The words of a name without those beside it: titles in front, what a document is for, where somebody is."""

from saksi.link.name.cited import AIMING
from saksi.pack import Pack, load_roles

# Roles of a word that leads from a source to where it is.
_PLACING = frozenset({"restricts", "within"})
_TITLES = frozenset({"honorific", "rank", "title"})


def drop_aim(name: str, pack: Pack) -> str:
    """Give what a document is called without what it is for: "the office's paper | for the May budget"."""
    words, roles = name.split(), load_roles(pack)
    end = next((at for at, word in enumerate(words) if at and roles.get(word, frozenset()) & AIMING), len(words))
    return " ".join(words[:end])


def drop_title(run: str, pack: Pack) -> str:
    """Give a run of capitalised words without the titles that open it."""
    words, roles = run.split(), load_roles(pack)
    while words and roles.get(words[0].casefold(), frozenset()) & _TITLES:
        words.pop(0)
    return " ".join(words)


def own_words(source: str, pack: Pack) -> list[str]:
    """Give the words of a source before those that tell where it is or which one is meant (kantor | di Ende)."""
    words, roles = source.split(), load_roles(pack)
    for at, word in enumerate(words):
        held = roles.get(word, frozenset())
        if at and held & _PLACING:
            return words[:at]
    return words
