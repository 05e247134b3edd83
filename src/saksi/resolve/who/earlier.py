"""Persons who are named before a claim, whether they spoke or not, and documents that spoke."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set

from saksi.kinds import Claim, Span
from saksi.resolve.who.bearer import name_bearer
from saksi.resolve.who.cast import Cast, Party, head_words, name_words
from saksi.resolve.who.gender import gender_of, given_names
from saksi.resolve.who.lead import leads, named_in
from saksi.resolve.who.name import Named
from saksi.resolve.who.nameword import opens_plain
from saksi.resolve.who.unnamed import last_told, points_at_bearer

# A body without a name takes no more words than this, with the one that opens it.
BODY_WORDS = 5
# Whom a speech tells of is named in so many sentences before it.
OTHER_SENTENCES = 2


def present(cast: Cast, claim: Claim, pronoun: str) -> Party | None:
    """The last person named in the sentence before whose gender is the pronoun's, though he did not speak."""
    at = bisect_left(cast.sentences, claim.sentence)
    before = tuple(named_in(cast, cast.sentences[at - 1])) if at else ()
    wanted = gender_of(cast.pack, pronoun)
    fit = [n for n in before if wanted and gender_of(cast.pack, n.name, n.title) == wanted]
    return Party(fit[-1].name, "person", fit[-1].title) if fit else None


def introduced(cast: Cast, claim: Claim) -> Party | None:
    """The last person with a title before a claim: nobody spoke yet."""
    behind = bisect_right(cast.titled, claim.sentence.start, key=lambda named: named.span.end)
    return Party(cast.titled[behind - 1].name, "person", cast.titled[behind - 1].title) if behind else None


def subject_of_before(cast: Cast, claim: Claim) -> Party | None:
    """Whom the sentence before opens with, in whatever paragraph: nobody spoke yet and nobody has a title."""
    before = last_told(cast, claim) or Span(0, 0)
    named = next(named_in(cast, before), None)
    opens = named is not None and leads(cast, before, named)
    opens = opens or (named is not None and cast.text.startswith(tuple(named.name.split()), before.start))
    return Party(named.name, "person", named.title) if named and opens else None


def first_to_speak(cast: Cast, claim: Claim) -> Party | None:
    """Who speaks where nobody did yet: who has a title, whom sentences before open with, who is named last."""
    if party := introduced(cast, claim) or subject_of_before(cast, claim) or only_leader(cast, claim):
        return party
    named = last_named(cast, claim.sentence.start) if claim.cue and cast.pack.habits.office_first else None
    if named and not (name_words(named.name) & given_names(cast.pack) or points_at_bearer(cast, claim)):
        return None
    return Party(named.name, "person", named.title) if named else None


def only_leader(cast: Cast, claim: Claim) -> Party | None:
    """The one person, by no initials, who is what sentences before a claim tell of: nobody spoke or has a title yet."""
    before = cast.sentences[: bisect_left(cast.sentences, claim.sentence)]
    told = ((sentence, named) for sentence in before for named in named_in(cast, sentence) if not named.name.isupper())
    leading = {named.name: named for sentence, named in told if leads(cast, sentence, named)}
    named = next(iter(leading.values())) if len(leading) == 1 else None
    return Party(named.name, "person", named.title) if named else None


def opening(cast: Cast, claim: Claim) -> Party | None:
    """Whom a sentence opens with, where what is said comes behind (Rahma objects: none of the pumps, she says, ran)."""
    first = claim.content[0].start
    named = next(named_in(cast, Span(claim.sentence.start, first)), None)
    opens = named is not None and cast.text.startswith(tuple(named.name.split()), claim.sentence.start)
    # So a clause does behind a semicolon (Rahma denies it; she told the court C), and the subject goes on behind a
    # word that turns (Rahma is no member, but she said C).
    before = cast.text[claim.sentence.start : claim.source[0].start] if claim.source else ""
    clause = before.rpartition(", ")[2].split() if ", " in before else []
    owning = cast.pack.habits.owning
    # (Rahma is glad, although she counts twelve dead.)
    turning = ("turn",) if owning else ("turn", "concedes")
    apart = bool(owning) and ";" in before
    turned = any(cast.has_any(word, turning) for word in clause[-1 if owning else 0 :][:1])
    opens = opens or (apart and named is not None)
    # So whoever opens the sentence goes on in it (Camat Rahma Dewi membuka pasar, "Warga menunggu," katanya).
    clitic = not claim.source and claim.cue and cast.pack.habits.office_first
    opens = opens or bool(clitic and named and leads(cast, Span(claim.sentence.start, first), named))
    set_in = bool(apart or turned or clitic) or (claim.by == "tail" and first > claim.sentence.start)
    return Party(named.name, "person", named.title) if named and opens and set_in else None


def leading_before(cast: Cast, claim: Claim, claimed: Set[int]) -> Party | None:
    """Who by office and name leads the one sentence of the paragraph before, which nobody speaks in.

    Camat Rahma Dewi memutakhirkan daftar itu. | Ia menyebut C.
    """
    at = bisect_left(cast.sentences, claim.sentence)
    before = cast.sentences[at - 1] if at else None
    if before is None or before.start in claimed or "\n" not in cast.text[before.end : claim.sentence.start]:
        return None
    if at > 1 and "\n" not in cast.text[cast.sentences[at - 2].end : before.start]:
        return None
    led = (each for each in named_in(cast, before) if each.title and leads(cast, before, each))
    named = next(led, None)
    return Party(named.name, "person", named.title) if named else None


def leading_within(cast: Cast, claim: Claim) -> Party | None:
    """Who leads the sentence of a claim in front of its source (Rahma menyoal keterangan polisi bahwa C)."""
    before = Span(claim.sentence.start, claim.source[0].start) if claim.source else claim.sentence
    led = (each for each in named_in(cast, before) if leads(cast, before, each))
    named = next(led, None)
    return Party(named.name, "person", named.title) if named else None


def told_of(cast: Cast, claim: Claim) -> Party | None:
    """The one person of whom somebody's words in front of a pronoun tell (Divers under Rahma Dunn left, she said)."""
    named = {n.name: n for n in named_in(cast, claim.content[0])} if claim.by == "tail" and claim.content else {}
    only = next(iter(named.values())) if len(named) == 1 else None
    return Party(only.name, "person", only.title) if only else None


def body_opening(cast: Cast, claim: Claim) -> Party | None:
    """The body that opens what it says of itself (Norrel expects a loss, it said; A firm, Norrel, has C, it said).

    So does one that renews in front of a colon what it says (By noon the union had cut its toll: nine died, it said).
    """
    if claim.by != "tail":
        return None
    before = cast.text[claim.sentence.start : claim.content[0].start]
    if before.endswith(": "):
        words = before.split()
        first = next((at for at, word in enumerate(words) if cast.has_any(word, ("article", "possessive"))), 0)
        plain = _plain_body(cast, words[first:])
        return Party(plain, "organisation") if plain else None
    return named_opening(cast, cast.text[slice(*claim.content[0])]) if len(before) <= 1 else None


def body_before(cast: Cast, sentence: Span | None) -> Party | None:
    """The body by several words that the sentence before opens with, and of which nothing was said yet."""
    body = named_opening(cast, cast.text[slice(*sentence)]) if sentence and cast.pack.habits.owning else None
    return body if body and (" " in body.name or body.name.isupper()) else None


def are_people(cast: Cast, party: Party) -> bool:
    """Whether a party is several people, whom no pronoun for a thing stands for (critics, two officials)."""
    words = head_words(cast, party.name)
    return bool(cast.pack.habits.owning) and party.kind == "group" and cast.has(words[-1], "group")


def named_opening(cast: Cast, said: str) -> Party | None:
    """The body by its name, or by its noun, that opens a sentence or what is said in it."""
    if (bearer := name_bearer(cast, ", ".join(said.split(", ", 2)[:2]))) and said.count(", ") > 1:
        return bearer
    words = said.split()
    if plain := _plain_body(cast, words):
        return Party(plain, "organisation")
    words = words[1:] if cast.has_any(words[0], ("article", "possessive")) else words
    # A small word within a body's name ends it not (the Office of Rivers contests C).
    within = {at for at in range(1, len(words) - 1) if cast.has(words[at], "inner") and words[at + 1][0].isupper()}
    end = next((at for at, word in enumerate(words) if not (word[0].isupper() or at in within)), 0)
    name = " ".join(words[:end])
    persons = (n for n in cast.holding.get(name.casefold(), ()) if n.title or gender_of(cast.pack, n.name))
    opens = opens_plain(name or words[0], cast.pack) or cast.has_any(words[0], ("mindless", "open"))
    # People are not "it" (Rescuers found nine, it added).
    people = cast.has(name, "group") and not cast.has(name, "organisation")
    people = people or name.endswith(",") or cast.has_any(name, ("nobody", "quantifier", "somebody"))
    is_none = not end or opens or people or any(persons)
    return None if is_none else Party(name, "organisation")


def _plain_body(cast: Cast, words: Sequence[str]) -> str:
    """The body without a name that opens what is said, where a verb follows (The union counts 14, it told Radio X)."""
    first = int(cast.has_any(words[0], ("article", "possessive")))
    last = next((at for at in range(first, min(BODY_WORDS, len(words) - 1)) if cast.has(words[at], "organisation")), 0)
    is_body = 0 < first <= last and words[last].islower() and words[last + 1].islower()
    is_body = is_body and not cast.has_any(words[last + 1], ("organisation", "title", "group"))
    return " ".join(words[first : last + 1]) if is_body else ""


def pair_in(cast: Cast, sentence: Span | None) -> Party | None:
    """Two bodies joined that a sentence opens with, and of which nothing was said yet (Dili and the union agreed.)."""
    words = cast.text[slice(*sentence)].split() if sentence else []
    if own := _with_own(cast, words):
        return Party(own, "group")
    end = next((at for at, word in enumerate(words) if not (word[0].isupper() or _ties(cast, word))), len(words))
    joins = [at for at, word in enumerate(words[:end]) if cast.has(word, "and")]
    if len(joins) != 1 or not 0 < joins[0] < end - 1 or any(word.endswith((",", ".")) for word in words[: end - 1]):
        return None
    return Party(" ".join(words[1:end] if cast.has(words[0], "definite") else words[:end]), "group")


def _with_own(cast: Cast, words: Sequence[str]) -> str:
    """Somebody by name and his people that open a sentence (Rahma Dunn and her colleagues)."""
    end = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
    joined = 0 < end < len(words) - 2 and cast.has(words[end], "and") and cast.has(words[end + 1], "possessive")
    return " ".join(words[: end + 3]) if joined and cast.has(words[end + 2], "group") else ""


def _ties(cast: Cast, word: str) -> bool:
    return cast.has_any(word, ("and", "definite", "inner"))


def tells_of(cast: Cast, claim: Claim, party: Party) -> bool:
    """Whether a speech names somebody, who then has not spoken it ("Firza cedera," katanya)."""
    return claim.kind == "direct" and any(named.name == party.name for named in named_in(cast, claim.content[0]))


def is_aside(cast: Cast, claim: Claim) -> bool:
    """Whether somebody says it in a relative clause, and only completes another word (surat dari X yang meminta C).

    Who spoke before has the floor still.
    """
    if not (claim.source and claim.cue):
        return False
    start, end = claim.source[0]
    after = cast.text[end : claim.cue[0].start].split(maxsplit=1)
    before = cast.text[max(0, start - _WORD_LETTERS) : start].split()
    led = bool(before) and cast.has_any(before[-1], ("agent", "inner")) and before[-1].islower()
    return led and bool(after) and cast.has(after[0], "relative")


# No word is longer.
_WORD_LETTERS = 30


def other_before(cast: Cast, claim: Claim, speaking: Party | None) -> Party | None:
    """The one person besides the speaker whom the sentences before a speech name (Adi lari. "Dia lupa," kata Rahma)."""
    own = {named.name for named in named_in(cast, claim.sentence)} or {speaking.name if speaking else ""}
    at = bisect_left(cast.sentences, claim.sentence)
    for sentence in reversed(cast.sentences[max(0, at - OTHER_SENTENCES) : at]):
        named = {each.name: each for each in named_in(cast, sentence) if each.name not in own}
        if named:
            other = next(iter(named.values()))
            return Party(other.name, "person", other.title) if len(named) == 1 else None
    return None


def last_named(cast: Cast, before: int) -> Named | None:
    """The person of the article whose name stands last in the sentences before a place in the text."""
    behind = bisect_left(cast.sentences, (before,)) if cast.holding else 0
    named = (tuple(named_in(cast, cast.sentences[at])) for at in range(behind - 1, -1, -1))
    return next((found[-1] for found in named if found), None)


def by_document(cast: Cast, phrase: str, heard: Iterable[tuple[Party, frozenset[str]]]) -> Party | None:
    """The last document that spoke under a longer name, where one is only pointed at (Survei itu, the report)."""
    words = [word for word in phrase.split() if not cast.has_any(word, ("deictic", "definite"))]
    is_bare = words[:1] == [phrase] and cast.pack.habits.owning
    if len(words) != 1 or is_bare or not cast.has(words[0], "document"):
        return None
    documents = (party for party, _ in reversed([*heard]) if party.kind == "document")
    return next((each for each in documents if words[0].casefold() in each.name.casefold().split()), None)
