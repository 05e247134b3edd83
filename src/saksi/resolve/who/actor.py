"""Who speaks: every source tied to the fullest name the article gives, with the method of the tie."""

from collections.abc import Sequence

from saksi.kinds import Actor, Claim, Reading, Span
from saksi.pack import Pack
from saksi.resolve.renew import renew
from saksi.resolve.who.antecedent import by_body
from saksi.resolve.who.cast import (
    Cast,
    Party,
    bare_of,
    core_of,
    gather_cast,
    head_of,
    points_back,
)
from saksi.resolve.who.earlier import (
    are_people,
    body_before,
    body_opening,
    by_document,
    first_to_speak,
    introduced,
    leading_before,
    only_leader,
    opening,
    other_before,
    pair_in,
    present,
    subject_of_before,
    tells_of,
    told_of,
)
from saksi.resolve.who.gender import can_be, gender_of
from saksi.resolve.who.heard import Heard, hear
from saksi.resolve.who.lead import closes, leads, named_in, newcomer, past_nobody
from saksi.resolve.who.medium import by_medium, list_media, name_relays
from saksi.resolve.who.party import bears_name, name_body, name_person
from saksi.resolve.who.plural import is_one_of, pair_before, several, stands_for
from saksi.resolve.who.pointed import (
    by_kind,
    by_last,
    by_name,
    by_relation,
    by_role,
    by_statement,
    is_any_pointing,
    side_of,
)
from saksi.resolve.who.spell import group_actors, join_spellings, place_of
from saksi.resolve.who.unnamed import (
    behind_pronouns,
    goes_on,
    is_unnamed,
    opening_subject,
    opens_unnamed,
)


def find_actors(reading: Reading, pack: Pack, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Actor, ...]]:
    """Give the claims with speaker, method and actor filled in, and the actors in order of first mention.

    >>> from saksi.flow import find_claims
    >>> text = "Bupati Sikka Regina Parera datang. Parera mengatakan, air sudah surut. Ia menambahkan, listrik menyala."
    >>> [(claim.speaker, claim.speaker_by) for claim in find_claims(text, language="id")]
    [('Regina Parera', 'surname'), ('Regina Parera', 'pronoun')]
    """
    cast = gather_cast(reading, pack, claims, is_pointing=is_any_pointing(reading, pack, claims))
    backs = {claim.id for claim in claims if claim.by.startswith("back")}
    speeches = {claim.id for claim in claims if claim.by.startswith("speech")}
    quoted = frozenset(claim.id for claim in claims if claim.nested_in in speeches)
    # A passive that credits nobody leaves the floor to whom its sentence tells of (Rahma menolak disebut lalai).
    claimed = frozenset(claim.sentence.start for claim in claims if claim.source or claim.speaker_by)
    heard = Heard(claimed, quoted, list_media(cast, claims))
    spoken: dict[str, tuple[Party, str]] = {}
    outer = {claim.id: place_of(claim) for claim in claims} if pack.habits.owning else {}
    for claim in sorted(claims, key=lambda c: (outer.get(c.nested_in or "", place_of(c)), place_of(c))):
        tied = _tie(cast, claim, heard)
        if tied is not None:
            spoken[claim.id] = tied
            # What is pointed back at is nobody's aside.
            heard = hear(cast, heard, renew(claim, nested_in=None) if claim.nested_in in backs else claim, tied[0])
    spoken = join_spellings(spoken)
    # What nobody can be found to have said may stand in quotation marks for any reason.
    claims = [claim for claim in claims if claim.by != "speech-acted" or claim.id in spoken]
    actors = tuple(group_actors(claims, spoken))
    ids = {Party(actor.name, actor.kind).key: actor.id for actor in actors}
    return tuple(_fill(name_relays(cast, claim, heard.media), spoken.get(claim.id), ids) for claim in claims), actors


def _fill(claim: Claim, tied: tuple[Party, str] | None, ids: dict[frozenset[str], str]) -> Claim:
    if tied is None:
        return renew(claim, speaker="", speaker_by="")
    party, method = tied
    return renew(claim, speaker=party.name, speaker_by=method, actor=ids.get(party.key))


def _tie(cast: Cast, claim: Claim, heard: Heard) -> tuple[Party, str] | None:
    """The party a claim is tied to and the method; None when no source is stated."""
    if not claim.source:
        if claim.speaker_by != "previous" or (claim.cue and _is_unnamed_before(cast, claim, heard)):
            return None
        # Who spoke in the same sentence goes on (X hopes he is fit, but admitted C).
        still = heard.told == claim.sentence.start and cast.pack.habits.owning
        if claim.by == "speech-acted":
            party = heard.last if goes_on(cast, claim, {heard.told}) else subject_of_before(cast, claim)
            return (party, "previous") if party else None
        cued = bool(claim.cue) or not goes_on(cast, claim, heard.claimed)
        opens = opening(cast, claim) or _subject_before(cast, claim, heard) if cued and not still else None
        opens = opens or (newcomer(cast, claim, heard.claimed) if claim.cue else None)
        opens = None if opens and heard.person and tells_of(cast, claim, opens) else opens
        # So does, for a verb, whoever else spoke in it (Para pejabat menyatakan C dengan menjamin bahwa D).
        same = heard.last if heard.told == claim.sentence.start and claim.by.startswith("verb") else None
        wrote = heard.recent[-1][0] if goes_on(cast, claim, {heard.wrote}) else None
        party = opens or same or wrote or heard.person or heard.last
        party = party or (None if goes_on(cast, claim, heard.claimed) else first_to_speak(cast, claim))
        return (party, "previous") if party else None
    span = claim.source[0]
    # Whoever says it, and nobody more (Ada yang, Tidak sedikit yang).
    if cast.has(cast.text[slice(*span)].rsplit(maxsplit=1)[-1], "relative"):
        return None
    return _tie_source(cast, claim, heard, span)


def _tie_source(cast: Cast, claim: Claim, heard: Heard, span: Span) -> tuple[Party, str] | None:
    """The party that a source as printed names, and the method."""
    phrase = core_of(cast, bare_of(cast, cast.text[span.start : span.end]))
    if stands_for(cast, phrase):
        # Some and others are whoever they are, and nobody named before.
        some = Party(phrase, "group") if cast.has(phrase, "group") else None
        if is_one_of(cast, phrase, heard.last):
            return None
        # One of those who spoke last is none of the people named before them.
        alone = heard.last if cast.has(phrase, "one-of") and cast.pack.habits.owning else None
        party = some or alone or side_of(cast, phrase, heard.person) or _pronoun(cast, claim, heard)
        return (party, "name" if some else "pronoun") if party else None
    if phrase[1:].islower() and cast.has(phrase.split()[0], "both") and (pair := pair_before(cast, claim)):
        return pair, "pronoun"
    if cast.has(head_of(cast, phrase), "statement"):
        last = _subject_before(cast, claim, heard) or heard.last
        return by_statement(cast, phrase, span, last) or name_body(cast, phrase)
    if document := by_document(cast, phrase, heard.recent):
        return document, "pointing"
    person = name_person(cast, phrase, span)
    points = points_back(cast, phrase) and not bears_name(cast, phrase)
    if person is not None and not (points and person[0].title):
        return person
    medium = by_medium(cast, phrase, span.start, heard.media)
    known = by_relation(cast, phrase, span.start) or by_last(cast, phrase, heard.recent)
    if medium or is_unnamed(cast, phrase, claim.sentence.start):
        return name_body(cast, medium) if medium else known or name_body(cast, phrase)
    outer = _pointed_at(cast, claim, heard, phrase)
    role = cast.short.get(phrase, phrase)
    held = known or by_role(cast, role, heard.recent, outer) or by_name(cast, phrase, heard.recent)
    # The body that spoke last, save where it is denied what it said in the same sentence (which the group denies).
    other = None if claim.stance == "deny" and heard.told == claim.sentence.start else heard.body
    by_other = by_body(cast, phrase, span, body=other, person=heard.person)
    # Nor is whom something is asked of who asks it (Lembaga itu mendesak Yayasan X mundur).
    asked = by_other and claim.stance == "request" and cast.text.startswith(by_other[0].name, claim.content[0].start)
    return held or (None if asked else by_other) or by_kind(cast, phrase, claim) or name_body(cast, phrase)


def _pointed_at(cast: Cast, claim: Claim, heard: Heard, phrase: str) -> Party | None:
    """Whom a role without a name may mean: whom the paragraph brought in by name, else who spoke last."""
    # Who is named inside what somebody says by his role is not that somebody (Rahma said the minister believed C).
    # Nor is a calling alone before its verb whoever spoke last (Rahma lelah. Saat itu sutradara meminta C).
    plain = " " not in phrase and cast.pack.habits.office_first and not claim.by.startswith("speech")
    if plain or claim.nested_in is not None:
        return None
    # Whom the paragraph brought in is no one of a force only for that (perwira polisi itu).
    force = any(cast.has(word, "of-force") for word in phrase.split())
    brought = None if force or heard.quiet(cast, claim) is None else _subject_before(cast, claim, heard, is_strict=True)
    return brought or heard.person


def _pronoun(cast: Cast, claim: Claim, heard: Heard) -> Party | None:
    """Whom a pronoun stands for: a name in its own sentence that binds it, else the last speaker of its number.

    Where names have a gender, nobody of another gender is meant, and no body; nor in a speech who speaks.
    """
    span = claim.source[0]
    pronoun = cast.text[span.start : span.end]
    if cast.has(pronoun, "plural"):
        spoke = heard.last if heard.last and heard.last.kind != "person" else None
        return pair_in(cast, heard.quiet(cast, claim)) or several(cast, claim, spoke)
    if cast.has(pronoun, "expletive"):
        return _body_meant(cast, claim, heard)
    if claim.nested_in is not None or claim.by == "object" or cast.has(pronoun, "possessive"):
        for named in named_in(cast, Span(claim.sentence.start, span.start)):
            if can_be(cast.pack, pronoun, named.name, named.title):
                return Party(named.name, "person", named.title)
    subject = opening(cast, claim) or _subject_before(cast, claim, heard) or newcomer(cast, claim, heard.claimed)
    subject = subject or leading_before(cast, claim, heard.claimed)
    in_speech = claim.id in heard.quoted and not cast.pack.habits.owning
    if in_speech or _is_unnamed_before(cast, claim, heard):
        return other_before(cast, claim, heard.person) if in_speech else None
    persons = [p for p, _ in reversed(heard.recent) if p.kind == "person" and claim.id not in heard.quoted]
    nameless = None if "\n" in cast.text[heard.at : claim.sentence.start] else heard.nameless
    told = introduced(cast, claim) or (None if persons else only_leader(cast, claim))
    gender = gender_of(cast.pack, pronoun)
    near = (subject, heard.person, nameless, present(cast, claim, pronoun), *persons, told)
    for party in filter(None, (*near, told_of(cast, claim) if gender else None)):
        # Who was "she" before is not "he", nor is who speaks of them.
        is_called = not gender or gender == heard.called.get(party.key, gender)
        is_called &= not (claim.id in heard.quoted and party == heard.person)
        if is_called and can_be(cast.pack, pronoun, party.name, party.title):
            return party
    is_body = heard.last is not None and heard.last.kind != "person" and not gender
    return heard.last if is_body and nameless == heard.nameless else None


def _body_meant(cast: Cast, claim: Claim, heard: Heard) -> Party | None:
    """Which body a pronoun for one stands for; who spoke in the same sentence goes on (The union says C, it told X)."""
    goes_on = heard.body if heard.told == claim.sentence.start and heard.last is heard.body else None
    bodies = (p for p, _ in reversed(heard.recent) if p.kind != "person" and not are_people(cast, p))
    before = body_before(cast, heard.quiet(cast, claim))
    return body_opening(cast, claim) or goes_on or before or next(bodies, None)


def _is_unnamed_before(cast: Cast, claim: Claim, heard: Heard) -> bool:
    """Whether the sentence before tells of somebody without a name, who then goes on, and of nobody with one."""
    before = heard.quiet(cast, claim)
    return opens_unnamed(cast, before) and _subject_before(cast, claim, heard) is None


def _subject_before(cast: Cast, claim: Claim, heard: Heard, *, is_strict: bool = False) -> Party | None:
    """Whom the sentence before names first, where it stands in the same paragraph and nobody speaks in it.

    `is_strict`: only whom by name it is about.

    The subject of one sentence is who the next one's pronoun stands for, in the order of centering theory (Grosz, Joshi
    and Weinstein 1995); after somebody's words it is the speaker.
    """
    near = heard.quiet(cast, claim)
    before = past_nobody(cast, behind_pronouns(cast, near, heard.claimed), heard.claimed)
    if before is None:
        return None
    told = named_in(cast, before)
    # Of whom an official tells by initials has not the floor (FF hid it. "We found four," he said).
    free = heard.person is None or not heard.person.title
    floor = (n for n in told if n.title or " " in n.name or ((free or not n.name.isupper()) and leads(cast, before, n)))
    named = next(floor, None)
    # Nor has who is only told of, where somebody spoke (Rombongan itu didampingi Camat Rahma Dewi. "Baik," katanya).
    is_free = heard.person is None or bool(cast.pack.habits.owning and claim.cue)
    is_open = before == near and is_free and not is_strict
    if named and not (is_open or leads(cast, before, named) or closes(cast, before, named)):
        return None
    if named is None and not is_strict and (office := opening_subject(cast, before)):
        return (_tie_source(cast, claim, heard, office) or (None,))[0]
    return Party(named.name, "person", named.title) if named else None
