"""Who may be behind a figure of which nobody is said to have told, and beside which nobody speaks."""

from saksi.kinds import Quantity, Sentence
from saksi.link.count.mark import scan
from saksi.link.name.called import called
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one, is_one_body
from saksi.link.voice.back import points_at_document
from saksi.link.voice.voice import Voices, find_person_before, is_nameless_document, is_writers
from saksi.pack import Pack, load_roles

# Words that say when something was, in front of a comma that opens a paragraph.
SETTING_WORDS = 5
# Roles of a pronoun for one person of whom is told.
_ONE_PERSON = frozenset({"third", "subject"})


def find_pointed(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Who spoke last before a paragraph that opens with a pronoun: "She then unrolled a map. Lost are ...".

    So it is where a pronoun right in front of the number says who reckons it: "the rice he puts at 40 tonnes". And who
    held a document that is only pointed at tells what it says: "She opened her ledger. According to the ledger, 40".
    """
    first, _ = voices.find_bounds(sentence.paragraph)
    if _is_reckoned(voices, quantity, sentence):
        return find_person_before(voices, quantity.span.start)
    if (holder := _find_claimed(voices, quantity, sentence)) is not None:
        return holder
    words = _skip_setting(voices.finding.article.text[first : quantity.span.start]).split(maxsplit=1)
    is_opened = bool(words) and is_person(words[0], voices) and not is_writers(quantity)
    return find_person_before(voices, first) if is_opened else None


def _skip_setting(words: str) -> str:
    """Words without what they open with up to a comma, where that names nobody: "Five hours later, | he came back"."""
    setting, comma, rest = words.partition(", ")
    is_short = len(setting.split()) <= SETTING_WORDS and setting[1:].islower()
    return rest if comma and is_short else words


def _find_claimed(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Who is told to have the document that a number's claim has for its source, where that points at one."""
    text, pack = voices.finding.article.text, voices.pack
    claim = voices.claims.get(quantity.claim or "")
    if claim is None or not claim.source or not is_nameless_document(claim, text, pack):
        return None
    said = text[slice(*max(claim.source))]
    return find_holder(voices, said, sentence) if points_at_document(said, pack) else None


def find_holder(voices: Voices, said: str, sentence: Sentence) -> Identity | None:
    """Give who is told to have a document that a sentence points at, by the last sentence before that names it."""
    text, pack = voices.finding.article.text, voices.pack
    nouns = {word for word in said.casefold().split() if "document" in load_roles(pack).get(word, ())}
    near = [each for each in voices.finding.sentences if 0 <= sentence.paragraph - each.paragraph <= 1]
    for each in reversed([each for each in near if each.span.start < sentence.span.start]):
        words = text[slice(*each.span)]
        if not any(word.startswith(noun) for noun in nouns for word in words.casefold().split()):
            continue
        if any(is_person(word.strip(","), voices) for word in words.split()):
            return find_person_before(voices, each.span.start)
        people = (source for source in voices.sources.values() if source is not None and source.person)
        return next((who for who in people if any(name in words for name in called(who.name, text))), None)
    return None


def _is_reckoned(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a pronoun for one person and a verb for reckoning stand right in front of a number: "ia taksir 40"."""
    words = voices.finding.article.text[sentence.span.start : quantity.span.start].split()[-2:]
    is_verb = len(words) > 1 and "reckoned" in load_roles(voices.pack).get(words[1], ())
    return is_verb and is_person(words[0], voices)


def is_person(word: str, voices: Voices) -> bool:
    """Say whether a word is a pronoun for one person of whom is told."""
    held = load_roles(voices.pack).get(word.casefold(), frozenset())
    return not _ONE_PERSON.isdisjoint(held) and "plural" not in held


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
    first, last = voices.find_bounds(after) if after is not None else (0, 0)
    claims = sorted(voices.finding.claims, key=lambda claim: claim.sentence)
    if any(voices.sources.get(each.id) is not None for each in claims if each.sentence.start < first):
        # Where somebody speaks in the opening paragraph, what it tells itself is not told by whoever speaks next.
        return None
    spoken = (voices.sources.get(each.id) for each in claims if first <= each.sentence.start < last)
    return next((source for source in spoken if source is not None), None)


def drop_others(near: Identity | None, body: Identity | None, before: str, pack: Pack) -> Identity | None:
    """Give who speaks near a number, unless of another body than opens its sentence and not named in front of it."""
    if near is None or body is None or near.name.rpartition(" ")[2] in before:
        return near
    counts = any(mark.kind == "counts" for mark in scan(before.casefold(), pack)) and not near.body
    return None if counts or (near.body and not is_one_body(near.body, body.body)) else near
