"""Who has spoken so far in an article, and who is listened to after a claim."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from saksi.kinds import Claim, Span
from saksi.resolve.who.cast import Cast, Party, title_words
from saksi.resolve.who.earlier import is_aside, leading_within
from saksi.resolve.who.gender import gender_of
from saksi.resolve.who.medium import Media
from saksi.resolve.who.unnamed import is_one, quiet_before

# No more speakers are searched for a role than this: a role that points back points to somebody recent.
RECENT_PARTIES = 40
# What those are who hold something and take the floor from nobody by it (BMKG menduga C. "D," katanya).
_HOLDING = ("government", "group", "organisation")


class Heard(NamedTuple):
    """Who spoke so far: the last one, the last person and the last body, and the recent ones with their titles' words.

    `nameless`: the last one, where it is one person without a name (a juror); `at`: where he spoke. `spoke`: where the
    last person did. `claimed`: where the sentences that hold claims begin; `quoted`: the claims inside a speech;
    `told`, `wrote`: where the last one begins, and the last of a document. `called`: the genders of the pronouns that
    stood for each party. `media`: the outlets that are named.
    """

    claimed: frozenset[int]
    quoted: frozenset[str]
    media: Media
    last: Party | None = None
    person: Party | None = None
    body: Party | None = None
    nameless: Party | None = None
    at: int = 0
    spoke: int = 0
    told: int = -1
    wrote: int = -1
    recent: tuple[tuple[Party, frozenset[str]], ...] = ()
    called: Mapping[frozenset[str], str] = MappingProxyType({})

    @property
    def paper(self) -> int:
        """Where the last sentence begins in which only a document spoke; -1 where somebody did, too."""
        return -1 if self.wrote == self.told else self.wrote

    def quiet(self, cast: Cast, claim: Claim) -> Span | None:
        """The sentence before a claim in its paragraph, when nobody speaks in it."""
        return quiet_before(cast, claim, self.claimed, self.paper)


def hear(cast: Cast, heard: Heard, claim: Claim, party: Party) -> Heard:
    """Who is listened to after a claim: words inside others' words and documents change nobody's turn."""
    if claim.id in heard.quoted and party.kind != "person":
        return heard
    recent = (*heard.recent[-RECENT_PARTIES:], (party, title_words(party.title.split(), cast.short)))
    # Who opens a sentence has the floor, not whose statement he speaks of (Rahma menyoal keterangan polisi bahwa C).
    is_anothers = claim.by == "noun-that" and claim.nested_in is None and party.kind != "person"
    if is_anothers and (opener := leading_within(cast, claim)) is not None:
        at, recent = claim.sentence.start, (*recent, (opener, title_words(opener.title.split(), cast.short)))
        return heard._replace(last=opener, person=opener, spoke=at, told=at, nameless=None, recent=recent)
    own_side = any(cast.has(cast.text[slice(*span)], "side") for span in claim.source)
    # Whose accusation another denies, whose statement a sentence rests on, or who passes words on has not the floor.
    own_side |= claim.by in ("noun-that", "prep-doc") and party.kind != "person" and heard.last is not None
    own_side |= (claim.by == "noun-that" and heard.told == claim.sentence.start) or claim.by == "relay"
    plain = heard.person is not None and party.name.islower() and " " not in party.name
    own_side |= plain and cast.has(party.name, "title") and cast.pack.habits.office_first
    own_side |= heard.last is not None and cast.pack.habits.office_first and is_aside(cast, claim)
    if claim.nested_in is not None or party.kind == "document" or own_side:
        wrote = heard.wrote if claim.nested_in or party.kind != "document" else claim.sentence.start
        return heard._replace(recent=recent, wrote=wrote)
    heard = heard._replace(told=claim.sentence.start)
    if party.kind == "person":
        called = cast.text[slice(*claim.source[0])] if claim.source else ""
        if cast.has(called, "pronoun") and (gender := gender_of(cast.pack, called)):
            heard = heard._replace(called={party.key: gender, **heard.called})
        return heard._replace(last=party, person=party, spoke=heard.told, nameless=None, recent=recent)
    if not claim.source:
        return heard._replace(last=party, recent=recent)
    still = heard.nameless is not None and heard.nameless.key == party.key
    nameless = party if still or is_one(cast, cast.text[slice(*claim.source[0])]) else None
    # Ratusan petani menilai C. "D," katanya.
    aside = cast.pack.habits.office_first and party.kind in _HOLDING and nameless is None
    aside = aside and not any(cast.has(party.name.split()[0], role) for role in ("somebody", "kin"))
    # In a paragraph of its own a body has the floor.
    aside = aside and (party.kind == "group" or "\n" not in cast.text[heard.spoke : heard.told])
    person = heard.person if aside and not claim.by.startswith("speech") else None
    return heard._replace(last=party, person=person, body=party, nameless=nameless, at=heard.told, recent=recent)
