"""Which articles of a story lean on which: copies, and outlets that an article names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.kinds import Finding
from saksi.link.article.newsroom import is_agency, name_words, telling_words
from saksi.pack import Pack, load_roles

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Ties:
    """`sources`: from a copy's key to its source's. `cited`: from an article's key to the keys of articles whose outlet
    it names. `outlets`: the telling words, by name, of every outlet of the story and of those it came through.
    """

    sources: Mapping[str, str]
    cited: Mapping[str, frozenset[str]]
    outlets: Mapping[str, frozenset[str]]

    def is_copy(self, a: str, b: str) -> bool:
        """Whether one of two articles is a copy of the other."""
        return self.sources.get(a) == b or self.sources.get(b) == a

    def cites(self, a: str, b: str) -> bool:
        """Whether an article names the outlet of another one."""
        return b in self.cited.get(a, ())


def find_ties(story: Sequence[Finding], sources: Mapping[str, str], packs: Mapping[str, Pack]) -> Ties:
    """Find who names whom among the articles of a story."""
    names = sorted({finding.article.outlet for finding in story if finding.article.outlet})
    outlets = {name: telling_words(name, packs) for name in names}
    keys: dict[str, list[str]] = {name: [] for name in names}
    for finding in story:
        if finding.article.outlet:
            keys[finding.article.outlet].append(finding.article.key)
    cited: dict[str, frozenset[str]] = {}
    for finding in story:
        others = {name: telling for name, telling in outlets.items() if name != finding.article.outlet}
        named = list_named(finding.article.text.casefold(), others)
        cited[finding.article.key] = frozenset(key for name in named for key in keys[name])
    return Ties(sources, cited, _find_passing(story, outlets, packs) | outlets)


def _find_passing(
    story: Sequence[Finding], outlets: Mapping[str, frozenset[str]], packs: Mapping[str, Pack]
) -> dict[str, frozenset[str]]:
    """The outlets of which no article is at hand and through which a statement came, with their telling words.

    Only names with a word that outlets bear ("News", "Kantor Berita"): a body may pass something on, too.
    """
    names = {relay.name for finding in story for claim in finding.claims for relay in claim.relay}
    told: dict[str, frozenset[str]] = {}
    for name in sorted(" ".join(word for word in name.split() if word[0].isupper()) for name in names):
        telling = telling_words(name, packs)
        is_outlet = telling < name_words(name) and _may_print(name, packs)
        if is_outlet and telling not in outlets.values():
            told[name] = telling
    return told


def list_named(text: str, outlets: Mapping[str, frozenset[str]]) -> list[str]:
    """Give the outlets all of whose telling words a text in small letters holds.

    Its words are told apart only where one may be.
    """
    near = [name for name, telling in outlets.items() if all(word in text for word in telling)]
    words = frozenset(_WORD.findall(text)) if near else frozenset()
    return [name for name in near if outlets[name] <= words]


def _may_print(name: str, packs: Mapping[str, Pack]) -> bool:
    """Whether a name bears more than a word for any office: "Kantor SAR Lontar" is no "Kantor Berita Lontar"."""
    borne = name_words(name) - telling_words(name, packs)
    is_office = all(any("organisation" in load_roles(pack).get(word, ()) for pack in packs.values()) for word in borne)
    return not is_office or is_agency(name, packs)
