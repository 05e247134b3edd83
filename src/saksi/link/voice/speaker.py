"""Who may be behind a figure of which nobody is said to have told, and beside which nobody speaks."""

from saksi.kinds import Quantity, Sentence
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one
from saksi.link.voice.voice import Voices, find_bounds, find_person_before, is_writers
from saksi.pack import load_roles

# Roles of a pronoun for one person of whom is told.
_ONE_PERSON = frozenset({"third", "subject"})


def find_pointed(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Who spoke last before a paragraph that opens with a pronoun: "She then unrolled a map. Lost are ..."."""
    if is_writers(quantity):
        return None
    first, _ = find_bounds(voices.finding, sentence.paragraph)
    opener = voices.finding.article.text[first : quantity.span.start].split(maxsplit=1)[:1]
    held = load_roles(voices.pack).get(opener[0].casefold(), frozenset()) if opener else frozenset()
    if _ONE_PERSON.isdisjoint(held) or "plural" in held:
        return None
    return find_person_before(voices, first)


def find_only(voices: Voices, quantity: Quantity) -> Identity | None:
    """The one who speaks in an article in which nobody else does, and which denies nothing: its numbers are theirs."""
    if is_writers(quantity) or any(claim.stance == "deny" for claim in voices.finding.claims):
        return None
    sources = [source for source in voices.sources.values() if source is not None]
    people = [source for source in sources if source.person]
    only = people[0] if people else None
    return only if only is not None and all(is_one(only, each) for each in sources) else None


def find_next(voices: Voices, sentence: Sentence) -> Identity | None:
    """Who speaks first in the paragraph behind the opening one, which tells in short what follows."""
    body = [each for each in voices.finding.sentences if each.kind == "body"]
    if not body or sentence.paragraph != body[0].paragraph:
        return None
    after = next((each.paragraph for each in body if each.paragraph > sentence.paragraph), None)
    first, last = find_bounds(voices.finding, after) if after is not None else (0, 0)
    claims = sorted(voices.finding.claims, key=lambda claim: claim.sentence)
    spoken = (voices.sources.get(each.id) for each in claims if first <= each.sentence.start < last)
    return next((source for source in spoken if source is not None), None)
