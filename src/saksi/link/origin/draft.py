"""Origins while figures are put to them, and which of them are one."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from saksi.link.name.fold import body_words
from saksi.link.name.generic import is_generic, kinds_of
from saksi.link.name.identity import Identity, join_identities
from saksi.link.name.who import is_one, is_one_actor, is_one_body
from saksi.link.text.tie import Ties, list_named
from saksi.link.told import Told, is_same_number, slice_text

# Two who count come to one number by chance where it is smaller.
MANY = 10


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """An origin while figures are put to it."""

    identities: list[Identity] = field(default_factory=list)
    figures: list[Told] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    is_stated: bool = True

    def name(self, *identities: Identity) -> None:
        """Add who it is too; what nothing says to be a body is no other name for the one that has it in its name.

        "Sape reports 40" is of the Sape office that does so, and not of whatever else has Sape in its name.
        """
        for identity in identities:
            if not any(_is_part(identity, each) for each in self.identities):
                self.identities[:] = [each for each in self.identities if not _is_part(each, identity)]
                self.identities.append(identity)

    @property
    def known(self) -> Identity:
        """All that is known of who it is."""
        return join_identities(self.identities)


def _is_part(short: Identity, whole: Identity) -> bool:
    """Whether what nothing says to be a body or a person is called by some words of a body's name."""
    is_open = short.who is not None and short.who.kind == "unknown"
    return is_open and not short.person and short.body < whole.body


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Put together drafts that a later figure shows to be one."""
    merged: list[Draft] = []
    for draft in drafts:
        home = next((m for m in merged if any(is_one(a, b) for a in m.identities for b in draft.identities)), None)
        if home is None:
            merged.append(draft)
            continue
        home.reasons.extend([why_one(draft.known, home.known), *draft.reasons])
        home.name(*draft.identities)
        home.figures.extend(draft.figures)
    return merged


def join_routed(drafts: Sequence[Draft], ties: Ties) -> list[Draft]:
    """Put a number that came through an outlet, as its sentence says, to who gives it in that outlet's own article.

    "The hospital counts 11, its head told the Herald" is of whom the Herald lets say so, by whatever name; who says
    nothing else is another name for that one. Without such a word two who give one number have counted it twice.
    """
    kept = list(drafts)
    for draft in drafts:
        for told in list(draft.figures):
            own = next(each for each in draft.figures if is_same_number(told, each))
            others = (each for each in kept if each is not draft)
            home = next((each for each in others if any(_is_routed(own, first, ties) for first in each.figures)), None)
            if home is None:
                continue
            draft.figures.remove(told)
            home.figures.append(told)
            home.reasons.append(f"{told.finding.article.id} gives the number that {home.known.name} gave before")
            if not draft.figures or _is_of(draft.known, home.known):
                home.reasons.extend(draft.reasons)
                home.figures.extend(draft.figures)
                home.name(*draft.identities)
                kept.remove(draft)
                break
    return kept


def _is_of(who: Identity, home: Identity) -> bool:
    """Whether somebody is of a body by its kind, or serves the government of the place that both have in their names.

    Whose number he gives that it gave first is then another name for it, whatever more he tells.
    """
    own, theirs = kinds_of(who.body), kinds_of(home.body)
    if home.person or not who.person:
        return False
    is_public = body_words("state") & (own | theirs | who.body | home.body)
    return bool(own & theirs) or bool(is_public and (who.body & home.body))


def _is_routed(told: Told, first: Told, ties: Ties) -> bool:
    """Whether a number's sentence names the outlet of an earlier article that gives it."""
    outlet = first.finding.article.outlet
    is_before = is_same_number(told, first) and first.moment < told.moment
    if not is_before or first.key == told.key or first.key in ties.sources:
        return False
    is_cited = outlet != told.finding.article.outlet and first.key in ties.cited.get(told.key, ())
    relays = (relay.name for relay in told.claim.relay) if told.claim is not None else ()
    words = " ".join((slice_text(told, told.sentence.span), *relays))
    return is_cited and outlet in list_named(words.casefold(), ties.outlets)


def join_repeated(drafts: Sequence[Draft], counted: Sequence[Told]) -> list[Draft]:
    """Put who gives no number but one that somebody gave before, in other articles, to that one.

    Hardly anybody's exact count is another's by chance: who repeats it has it from there. An article that lets both
    give it tells of two who counted; so did who came to it from a number of his own, or is said to have `counted`.
    """
    kept = sorted(drafts, key=lambda draft: min(map(_place, draft.figures)))
    for draft in list(kept):
        home = next((each for each in kept[: kept.index(draft)] if _repeats(draft, each, counted)), None)
        if home is not None:
            home.reasons.append(f"{draft.known.name} gives the number that {home.known.name} gave before")
            home.reasons.extend(draft.reasons)
            home.figures.extend(draft.figures)
            home.name(*draft.identities)
            kept.remove(draft)
    return [draft for draft in drafts if draft in kept]


def _place(told: Told) -> tuple[str, str]:
    return told.moment or "~", told.key


def _repeats(draft: Draft, home: Draft, counted: Sequence[Told]) -> bool:
    """Whether all that one gives was given by another before, in other articles; a small number is anybody's."""
    keys = {told.key for told in home.figures}
    return all(
        told.quantity.cmp != "vague"
        and told.bounds[0] >= MANY
        and told.key not in keys
        and told not in counted
        and any(is_same_number(told, each) and _place(each) < _place(told) for each in home.figures)
        for told in draft.figures
    )


def join_generic(drafts: Sequence[Draft]) -> list[Draft]:
    """Put who is called by a word for any body of a kind to the one origin of that kind: the police are the Polres."""
    kept = list(drafts)
    for draft in drafts:
        if not draft.identities or not all(_is_of_any(each.body) for each in draft.identities):
            continue
        home = find_kind(draft.known, [each for each in kept if each is not draft])
        if home is not None:
            home.reasons.extend([f"{draft.known.name} may be {home.known.name}", *draft.reasons])
            home.figures.extend(draft.figures)
            kept.remove(draft)
    return kept


def find_kind(who: Identity, drafts: Sequence[Draft]) -> Draft | None:
    """Give the one origin that is of the kind of body that somebody is called by; None where several are, or none is.

    "The office" is any whose name holds that word.
    """
    if not _is_of_any(who.body):
        return None
    named = (each for each in drafts if each.identities)
    homes = [each for each in named if who.body <= kinds_of(each.known.body) | each.known.body]
    return homes[0] if len(homes) == 1 else None


def _is_of_any(body: Set[str]) -> bool:
    return is_generic(body) or (len(body) == 1 and body <= body_words("bare"))


def why_one(a: Identity, b: Identity) -> str:
    """Why two identities are one, in words: a person speaks for a body, or both are one person or body."""
    for body, person in ((a, b), (b, a)):
        if person.person and not body.person and not person.person & body.body:
            return f"{person.name} speaks for {body.name}"
    if is_one_body(a.body, b.body) and not is_one_actor(a, b):
        return f"{a.name} and {b.name} speak for one body"
    return f"{a.name} and {b.name} are the same person or body"
