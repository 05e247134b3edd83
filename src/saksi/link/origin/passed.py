"""Whose a number is, read off the other articles of its story."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.link.article.newsroom import is_any_outlet
from saksi.link.measure.answer import agree
from saksi.link.name.fold import fold_text
from saksi.link.name.generic import is_generic
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.name.who import is_one
from saksi.link.origin.draft import MANY
from saksi.link.told import Told, slice_text
from saksi.link.voice.denial import follows_denial, is_pointed
from saksi.pack import UNDETERMINED, Pack

Number = tuple[float, float]
# An outbreak's cases are people.
_ILL = {"case", "person"}
_CEILINGS = frozenset({"<", "<="})
# How a speaker is found who is called by no more than a pronoun.
_BY_TURN = frozenset({"previous", "pronoun"})


def name_tellers(told: Sequence[Told]) -> list[Told]:
    """Give a number without a source to the person named in its sentence who is quoted with it in another article.

    "Rahma Dewi showed a list of 40" tells with no word for saying what Rahma Dewi said elsewhere. So it is where "he"
    was taken for somebody whom no other article quotes with it: "Divers under Rahma Dewi seek 40 men, he said"; who is
    meant may stand in the sentence before.
    """
    quoted: dict[Number, list[Told]] = defaultdict(list)
    for each in told:
        if (who := each.source or each.nearby) is not None and who.person and not each.is_denied:
            quoted[each.bounds].append(each)
    return [_name(each, quoted.get(each.bounds, ())) for each in told]


def _name(told: Told, quoted: Sequence[Told]) -> Told:
    source, is_turn = told.source, told.claim is not None and told.claim.speaker_by in _BY_TURN
    if told.is_denied or (source is not None and not is_turn):
        return told
    others = (each.source or each.nearby for each in quoted if each.key != told.key)
    tellers = {who.name: who for who in others if who is not None}
    if not tellers:
        return told
    spans = [each.span for each in told.finding.sentences if each.paragraph == told.sentence.paragraph]
    before = [span for span in spans if span < told.sentence.span][-1:] if source is not None else []
    words = " ".join(slice_text(told, span) for span in (*before, told.sentence.span))
    named = [who for who in tellers.values() if _is_named(who, words)]
    if len({who.person for who in named}) != 1:
        return told
    if source is None:
        return replace(told, nearby=named[0], body=None)
    return told if any(is_one(source, who) for who in tellers.values()) else replace(told, source=named[0])


def _is_named(who: Identity, words: str) -> bool:
    """Whether a text names somebody: by the whole name, or by one word that is all of it."""
    return who.name in words and (len(who.person) >= FULL_NAME or f" {who.name} " in f" {words.replace(',', ' ')} ")


def deny_known(told: Sequence[Told], packs: Mapping[str, Pack]) -> list[Told]:
    """Mark as denied what somebody tells behind a denial and somebody else told first, in another article.

    "The police denied the church's figure. Those 11, the chief said, are not all dead": 11 is what the church counts.
    So it is where a quotation points at a number: "That loss of 4 billion is a dream," whoever says so.
    """
    given: dict[Number, list[Told]] = defaultdict(list)
    for each in told:
        if each.source is not None and not each.is_denied:
            given[each.bounds].append(each)
    return [_deny(each, given.get(each.bounds, ()), packs) for each in told]


def _deny(told: Told, given: Sequence[Told], packs: Mapping[str, Pack]) -> Told:
    if (who := told.source) is None or told.is_denied or len(given) < 2:
        return told
    first = [each for each in given if each.moment < told.moment and each.source is not None and _is_of_one(told, each)]
    if not first or any(each.source is not None and is_one(who, each.source) for each in first):
        return told
    pack = packs[told.finding.language or UNDETERMINED]
    # "There were not even | 405 of them" denies the 405 that somebody counted.
    is_undercut = told.quantity.cmp in _CEILINGS
    if is_undercut or follows_denial(told.finding, told.quantity, told.sentence, pack):
        return replace(told, source=None, is_denied=True)
    is_known = told.claim is not None and told.claim.kind == "direct" and is_pointed(told.finding, told.quantity, pack)
    return replace(told, source=first[0].source) if is_known else told


def _is_of_one(a: Told, b: Told) -> bool:
    """Whether the same befell what two numbers of two articles count, or nothing tells the things apart.

    A small number of which nothing is said is anybody's.
    """
    is_bare = not (a.kind.fate or a.kind.aspects or a.kind.thing) and a.bounds[0] < MANY
    is_undercut = a.quantity.cmp in _CEILINGS and agree(a.kind.fate, b.kind.fate)
    is_one = (is_undercut or a.kind.fate == b.kind.fate) and agree(a.kind.thing, b.kind.thing)
    is_ill = {a.kind.thing, b.kind.thing} == _ILL and agree(a.kind.fate, b.kind.fate)
    return a.key != b.key and (is_one or is_ill) and not is_bare


def take_up(told: Sequence[Told]) -> list[Told]:
    """Mark as another's what somebody tells beside an own number for the same, and who else told first.

    One voice gives one number for one thing: beside "28 were hurt" the report of more than 40, which another article
    had before and he never gave, is what he speaks of, by whatever words.
    """
    given: dict[Number, list[Told]] = defaultdict(list)
    voices: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        given[each.bounds].append(each)
        if each.source is not None and not (each.is_denied or each.kind.apart):
            voices[each.key].append(each)
    return [_take_up(each, voices[each.key], given) for each in told]


def _take_up(told: Told, beside: Sequence[Told], given: Mapping[Number, Sequence[Told]]) -> Told:
    who = told.source
    if who is None or told.is_denied or told.kind.apart or told.kind.is_earlier or told.quantity.cmp == "vague":
        return told
    is_bare = not (told.kind.fate or told.kind.aspects) and told.bounds[0] < MANY
    # Most speakers give one number alone.
    own_numbers = [each for each in beside if each.bounds != told.bounds and _is_his(who, each)]
    first = _find_first(told, given) if own_numbers and not is_bare else []
    if not first or _tells_any(who, first):
        return told
    for own in own_numbers:
        alike = next((each for each in first if _is_of_same(told, each, own)), None)
        if alike is not None and not _is_anothers(who, _find_first(own, given)):
            kind = replace(told.kind, fate=alike.kind.fate, aspects=alike.kind.aspects)
            return replace(told, source=None, is_denied=True, kind=kind)
    return told


def _find_first(told: Told, given: Mapping[Number, Sequence[Told]]) -> list[Told]:
    """What gives the number of the same in earlier articles; what a number is of may be left out the second time."""
    return [
        each
        for each in given[told.bounds]
        if each.moment < told.moment and each.key != told.key and agree(told.kind.fate, each.kind.fate)
    ]


def _is_of_same(told: Told, first: Told, own: Told) -> bool:
    """Whether the same befell, in one place, what somebody counts beside a number that was told before."""
    before, kind = first.kind, own.kind
    is_said = (kind.fate is not None and kind.fate == before.fate) or not kind.aspects.isdisjoint(before.aspects)
    is_one_thing = all(agree(each.thing, kind.thing) and agree(each.whom, kind.whom) for each in (before, told.kind))
    return is_said and is_one_thing and agree(own.spots or None, told.spots or None)


def _is_his(who: Identity, own: Told) -> bool:
    return own.source is not None and is_one(who, own.source)


def _is_anothers(who: Identity, first: Sequence[Told]) -> bool:
    """Whether somebody else is named for what was told before, and not he."""
    return any(each.source for each in first) and not _tells_any(who, first)


def _tells_any(who: Identity, told: Sequence[Told]) -> bool:
    """Whether somebody is named for one of some numbers."""
    return any(each.source is not None and is_one(who, each.source) for each in told)


def name_pointed(told: Sequence[Told], packs: Mapping[str, Pack]) -> list[Told]:
    """Give a number whose speaker is only pointed at ("the gendarmerie") to the one body of the story called so.

    An article names the gendarmerie in Edea once, and the next one of the same outlet takes it for known.
    """
    bodies = {who.name: who for each in told if (who := each.source) is not None and who.body and not who.person}
    return [_point(each, bodies, packs) for each in told] if bodies else list(told)


def _point(told: Told, bodies: Mapping[str, Identity], packs: Mapping[str, Pack]) -> Told:
    if told.source is not None or told.nearby is not None or not told.speaker:
        return told
    pack = packs[told.finding.language or UNDETERMINED]
    words = fold_text(told.speaker, pack)
    meant = [who for who in bodies.values() if words and words < who.body]
    is_clear = bool(meant) and not is_generic(words) and all(is_one(meant[0], who) for who in meant[1:])
    if not is_clear:
        return told
    # An outlet goes by its name, by which it is told from who speaks.
    is_outlet = is_any_outlet(told.speaker, pack)
    return replace(told, source=meant[0] if is_outlet else replace(meant[0], name=told.speaker))
