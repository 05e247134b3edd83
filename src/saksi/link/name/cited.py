"""What somebody's words come from by its name, and what a name is."""

from dataclasses import replace

from saksi.kinds import Claim, Finding, Span
from saksi.link.name.headed import names_body
from saksi.pack import Pack, load_roles

_INNER = ",;("
# Roles of a word that leads to the day of a document.
_DATING = frozenset({"dating", "posts", "prep"})
# Roles of a word that leads from a document to what it is for or about.
AIMING = frozenset({"about", "purpose"})


def find_cited(claim: Claim, text: str, pack: Pack) -> str:
    """Give what somebody's words come from: the first with a name, or else a body without one; or nothing."""
    cited = [relay.name for relay in claim.relay if _is_cited(relay.name, pack)]
    cited = [drop_making(name, pack) for name in cited]
    named = (name for name in cited if has_name(name, text))
    return next(named, "") or next((name for name in cited if names_body(name, pack)), "")


def drop_making(name: str, pack: Pack) -> str:
    """Give who made what is cited, where its name says so: "a tally compiled by | the Wera police".

    >>> from saksi.pack import load_packs
    >>> drop_making("a tally compiled by the Wera police", load_packs()["en"])
    'Wera police'
    """
    words, roles = name.split(), load_roles(pack)
    agent = next((at for at, word in enumerate(words[:-1]) if "agent" in roles.get(word, ())), -1)
    made = words[agent + 1 :]
    if agent >= 0 and "definite" in roles.get(made[0], ()):
        made = made[1:]
    return " ".join(made)


def _is_cited(name: str, pack: Pack) -> bool:
    """Whether what somebody's words went through is where they come from: a document, or a body that is no medium."""
    held = [load_roles(pack).get(word, frozenset()) for word in name.casefold().split()]
    return "document" in held[0] or (names_body(name, pack) and not any("medium" in each for each in held))


def undate(finding: Finding, claim: Claim, pack: Pack) -> Claim:
    """A claim whose document is named without its day: "laporan dinas | per akhir Juli" is of the dinas."""
    roles = load_roles(pack)
    if not claim.source or "document" not in roles.get(claim.speaker.partition(" ")[0].casefold(), ()):
        return claim
    start, end = claim.source[-1]
    inside = (each.span for each in finding.times if start < each.span.start < end)
    when = next((span for span in inside if claim.speaker.endswith(finding.article.text[slice(*span)])), None)
    if when is None:
        return claim
    words = finding.article.text[start : when.start].split()
    while len(words) > 1 and not _DATING.isdisjoint(roles.get(words[-1].casefold(), ())):
        words.pop()
    if any(AIMING & roles.get(word.casefold(), frozenset()) for word in words):
        # The day is of what it is for (dokumen dinas untuk rapat Februari).
        return claim
    kept = " ".join(words)
    if not (finding.article.text.startswith(kept, start) and claim.speaker.startswith(kept)):
        return claim
    return replace(claim, speaker=kept, source=(*claim.source[:-1], Span(start, start + len(kept))))


def has_name(words: str, text: str) -> bool:
    """Whether a word has a capital in the text that the start of a sentence does not explain.

    >>> has_name("Warga", "Warga mengungsi. Kata Rahma, warga aman."), has_name("Rahma", "Kata Rahma, warga aman.")
    (False, True)
    """
    return any(word[:1].isupper() and (word[1:2].isupper() or _stands_inside(word, text)) for word in words.split())


def _stands_inside(word: str, text: str) -> bool:
    """Whether a word stands behind another one, a comma or a bracket."""
    at = text.find(f" {word}", 1)
    while at > 0:
        before, after = text[at - 1], text[at + 1 + len(word) : at + 2 + len(word)]
        if (before.isalnum() or before in _INNER) and not after.isalnum():
            return True
        at = text.find(f" {word}", at + 1)
    return False
