"""Where the figures of one measure come from, with the reason of every merge."""

from collections.abc import Iterable, Mapping, Sequence

from saksi.kinds import Origin
from saksi.link.article.newsroom import find_newsroom, name_words, telling_words
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.name.who import is_one
from saksi.link.origin.act import adopt, reckons
from saksi.link.origin.beside import find_beside
from saksi.link.origin.draft import Draft, find_kind, join_generic, join_repeated, join_routed, merge, why_one
from saksi.link.origin.outlet import find_earlier, find_family
from saksi.link.origin.renewed import find_renewed, hold_renewed
from saksi.link.text.tie import Ties
from saksi.link.told import Told, is_same_number, is_set_against, slice_text
from saksi.link.voice.nearby import holds_outlet
from saksi.pack import UNDETERMINED, Pack, load_packs, load_roles


def find_origins(
    figures: Sequence[Told], ties: Ties, packs: Mapping[str, Pack]
) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """Give the origins of a measure and, beside each figure, the id of the one it ends in.

    Figures with a named source come first. The others are put to an origin with the same number or, failing that, to
    whoever speaks beside them; what is then left stands as origins unstated.
    """
    named = [
        told
        for told in figures
        if told.source is not None
        and find_outlet(told, ties) is None
        and not _is_anothers(told, figures)
        and not _is_carried(told, figures, ties)
    ]
    drafts: list[Draft] = []
    # What several tell together is of one of them, if one of them told anything alone.
    for told in sorted(named, key=lambda told: told.source is not None and bool(told.source.joint)):
        if told.source is not None:
            _put(told, told.source, drafts)
    counted = [told for told in figures if reckons(told, packs)]
    for told, outlet in ((told, find_outlet(told, ties)) for told in counted):
        # Who reckons what an outlet only passes on is not the outlet: "the embassy put it at 112, as Ombak reported".
        is_own = told.source is not None and not name_words(told.speaker).isdisjoint(name_words(told.source.name))
        if is_own and outlet is not None and told.source is not None:
            named.append(told)
            _put(told, _identify(outlet, packs), drafts)
    drafts = join_repeated(join_routed(merge(drafts), ties), counted)
    # Of those who give one number whoever is called anything says whose it is, and not the first.
    others = [told for told in figures if told not in named]
    for told in sorted(others, key=lambda told: not _is_called(told, packs)):
        _settle(told, drafts, ties, packs, find_renewed(told, others))
    drafts = adopt(join_generic(merge(drafts)))
    drafts.sort(key=lambda draft: (not draft.is_stated, min(_place(told) for told in draft.figures)))
    ids = {id(told): f"o{number}" for number, draft in enumerate(drafts, 1) for told in draft.figures}
    origins = tuple(_finish(f"o{number}", draft) for number, draft in enumerate(drafts, 1))
    return origins, tuple(ids[id(told)] for told in figures)


def _is_called(told: Told, packs: Mapping[str, Pack]) -> bool:
    """Whether a body that is no outlet is told of as a figure's source, by whatever it is called."""
    pack = packs[told.finding.language or UNDETERMINED]
    return told.body is not None and not holds_outlet(told.body.name, pack)


def _is_anothers(told: Told, figures: Sequence[Told]) -> bool:
    """Whether a speaker sets the number of somebody else against the own one, both in one article."""
    if not (told.is_contrasted or told.is_against):
        return False
    own = any(each is not told and is_set_against(each, told) and not is_same_number(each, told) for each in figures)
    return own and any(_is_of_another(told, each) for each in figures)


def _is_carried(told: Told, figures: Sequence[Told], ties: Ties) -> bool:
    """Whether a copy has a sentence of its source in another place, where "he added" points at somebody else."""
    if told.claim is None or told.claim.source or told.key not in ties.sources:
        return False
    words = slice_text(told, told.sentence.span)
    return any(
        each.key == ties.sources[told.key] and each.source is not None and slice_text(each, each.sentence.span) == words
        for each in figures
    )


def _is_of_another(told: Told, other: Told) -> bool:
    """Whether an article gave the same number, before, to another source."""
    whose = other.source or other.nearby
    is_first = other.moment < told.moment and is_same_number(told, other)
    return is_first and told.source is not None and whose is not None and not is_one(told.source, whose)


def _place(told: Told) -> tuple[str, str, int]:
    return told.moment or "~", told.key, told.quantity.span.start


def _put(told: Told, identity: Identity, drafts: list[Draft]) -> None:
    if home := next(filter(None, (_find_home(each, drafts) for each in identity.joint)), None):
        home.reasons.append(f"{_name(home)} is of those who tell it together: {identity.name}")
        home.figures.append(told)
        return
    known = [draft for draft in drafts if any(is_one(identity, each) for each in draft.identities)]
    # Whose name holds what somebody is called by, and who gave the number, is meant rather than another.
    if home := next((each for each in known if _gives(each, told)), next(iter(known), None)):
        if all(each.name != identity.name for each in home.identities):
            home.reasons.append(why_one(identity, home.known))
        home.name(identity)
        home.figures.append(told)
        return
    if home := _find_passed_on(told, drafts):
        home.reasons.append(
            f"{identity.name} gives the number of {_name(home)}, whose data {told.finding.article.id} names"
        )
        home.figures.append(told)
        return
    drafts.append(Draft([identity], [told]))


def _gives(draft: Draft, told: Told) -> bool:
    return any(is_same_number(told, each) for each in draft.figures)


def _find_passed_on(told: Told, drafts: Sequence[Draft]) -> Draft | None:
    """The origin whose number a speaker only passes on: the article says that it leans on that body's data."""
    for draft in drafts:
        is_named = any(is_one(each, known) for each in told.leaned_on for known in draft.identities)
        if is_named and any(is_same_number(told, each) and each.moment < told.moment for each in draft.figures):
            return draft
    return None


def find_outlet(told: Told, ties: Ties) -> str | None:
    """Give the outlet of the story that is named as the figure's source."""
    # One word that an outlet of the story is known by may have been taken for somebody's name; so may all its words.
    source = name_words(told.source.name) if told.source is not None else frozenset()
    is_person = told.source is not None and len(told.source.person) >= FULL_NAME
    if is_person and (whole := next((name for name in ties.outlets if name_words(name) == source), None)):
        return whole
    if told.source is not None and (short := _find_short(told.source.name, ties.outlets)) is not None:
        return short
    for speaker in filter(None, (name_words(told.speaker), frozenset() if is_person else source)):
        named = (name for name, telling in ties.outlets.items() if telling <= speaker)
        # Whose place an outlet is called after is none: "Wera rescue chief Rahma Dewi" beside the Wera News.
        named = (name for name in named if not is_person or len(speaker - name_words(name)) < FULL_NAME)
        if found := next(named, None):
            return found if speaker <= name_words(found) or not _is_told_as_body(told) else None
    return _find_cut_outlet(told, ties)


def _find_short(name: str, outlets: Iterable[str]) -> str | None:
    """The outlet that is called by the first letters of its words: "KBR" for "Kantor Berita Rawa"."""
    is_short = name.isupper() and len(name) > 1
    return next((each for each in outlets if is_short and "".join(word[0] for word in each.split()) == name), None)


def _is_told_as_body(told: Told) -> bool:
    """Whether the source's name opens with a word for a body, and so is none of an outlet: "RSUD Lontar Pagi"."""
    if told.source is None or not told.source.name:
        return False
    first = told.source.name.split(maxsplit=1)[0]
    if first.isupper() and first.casefold() not in told.source.body:
        return True
    pack = load_packs()[told.finding.language or UNDETERMINED]
    is_body = "organisation" in load_roles(pack).get(first.casefold(), ())
    return is_body and not pack.habits.owning and not holds_outlet(told.source.name, pack)


def _find_cut_outlet(told: Told, ties: Ties) -> str | None:
    """The outlet that the article names and whose name ends as what was read as the source: "the [Wera] Herald"."""
    last, article = f" {told.speaker}", told.finding.article
    names = (name for name in ties.outlets if told.speaker and name.endswith(last))
    return next((name for name in names if name in article.text and article.outlet != name), None)


def _settle(told: Told, drafts: list[Draft], ties: Ties, packs: Mapping[str, Pack], renewed: Sequence[Told]) -> None:
    """Put a figure without a named source to the origin it may come from, or to one of its own.

    `renewed` are those of which its sentence says that they became this one.
    """
    name = told.finding.article.id
    same = [draft for draft in drafts if _gives(draft, told)]
    same = same or [draft for draft in drafts if any(_is_in_short(told, each) for each in draft.figures)]
    outlet = find_outlet(told, ties)
    beside = [] if outlet else find_beside(told, [draft for draft in drafts if draft.is_stated], packs)
    same, beside = (_leave_out(told, group) for group in (same, beside))
    beside = [draft for draft in beside if not _tells_other(draft, told)]
    if home := _holder(ties.sources.get(told.key), same):
        home.reasons.append(f"{name} copies its source's words")
    elif home := next((draft for draft in beside if draft in same), None) or next(iter(same), None):
        whose = f"from {told.speaker}, who is not named" if told.speaker else "without a source"
        home.reasons.append(f"{name} gives the same number {whose}: it may be from {_name(home)}")
    elif told.body is not None and (home := _find_home(told.body, drafts) or find_kind(told.body, drafts)):
        home.reasons.append(f"{name} credits {told.speaker or told.body.name}, as {_name(home)} may be called")
    elif beside and not told.is_denied:
        home = beside[0]
        home.reasons.append(f"{name} names {_name(home)} beside it")
    elif guessed := _guess(told, drafts, ties, packs, renewed):
        home, why = guessed
        home.reasons.append(why)
    else:
        home = _start(told, outlet, packs)
        drafts.append(home)
    home.figures.append(told)
    if told.body is not None and any(is_one(told.body, known) for known in home.identities):
        home.name(told.body)


def _guess(
    told: Told, drafts: Sequence[Draft], ties: Ties, packs: Mapping[str, Pack], renewed: Sequence[Told]
) -> tuple[Draft, str] | None:
    """The origin that a figure of nobody's number may come from, and why."""
    name = told.finding.article.id
    if home := hold_renewed(renewed, drafts):
        return home, f"{name} tells it as what the number of {_name(home)} has become: it may be from there"
    if home := find_earlier(told, drafts, ties):
        return home, f"{name} is of the outlet that had {_name(home)} for this before: it may be from there"
    if home := _find_home(told.alone, drafts):
        return home, f"nobody but {_name(home)} speaks in {name}: it may be from there"
    if home := find_family(told, drafts, packs):
        return home, f"{name} and {_name(home)} are of one newsroom, and neither names a source"
    return None


def _leave_out(told: Told, drafts: Sequence[Draft]) -> list[Draft]:
    """Origins without those that gave a number only later, and another one before.

    So it is where somebody without a name tells it, or where it is set against the other one in its article.
    """
    return [draft for draft in drafts if not _came_to(told, draft)]


def _tells_other(draft: Draft, told: Told) -> bool:
    """Whether an article has another number from an origin that is only named beside one, and for the same time."""
    own = (each for each in draft.figures if each.key == told.key and not is_same_number(each, told))
    return not told.kind.is_earlier and any(not each.kind.is_earlier for each in own)


def _came_to(told: Told, draft: Draft) -> bool:
    others = [each for each in draft.figures if not is_same_number(each, told)]
    is_set = told.is_contrasted and any(each.key == told.key for each in others)
    is_others = bool(told.speaker) and any(each.moment < told.moment for each in others)
    same = [each for each in draft.figures if is_same_number(each, told)]
    return (is_set or is_others) and bool(same) and all(each.moment > told.moment for each in same)


def _is_in_short(told: Told, other: Told) -> bool:
    """Whether a word for many is of a number: "hundreds" of the 186 that an article names, or denied of 2,000."""
    is_own = told.key == other.key and other.quantity.cmp != "vague" and not told.speaker
    is_denied = told.is_denied and told.key != other.key and other.source is other.nearby is None
    is_within = told.bounds[0] <= other.bounds[0] <= told.bounds[1]
    return told.quantity.cmp == "vague" and (is_own or is_denied) and is_within


def _find_home(who: Identity | None, drafts: Sequence[Draft]) -> Draft | None:
    """The origin that somebody may be: a body without a name, or the only one who speaks in a figure's article."""
    if who is None:
        return None
    return next((draft for draft in drafts if any(is_one(who, known) for known in draft.identities)), None)


def _start(told: Told, outlet: str | None, packs: Mapping[str, Pack]) -> Draft:
    """An origin for a figure that fits none: the outlet it is credited to, who speaks beside it, or nobody."""
    if outlet is not None:
        return Draft([_identify(outlet, packs)])
    if told.body is not None:
        return Draft([told.body])
    if told.nearby is not None:
        return Draft([told.nearby], reasons=[f"{told.finding.article.id} quotes {told.nearby.name} beside it"])
    if told.alone is not None:
        return Draft([told.alone], reasons=[f"nobody but {told.alone.name} speaks in {told.finding.article.id}"])
    return Draft(is_stated=False)


def _identify(outlet: str, packs: Mapping[str, Pack]) -> Identity:
    newsroom = find_newsroom(outlet, packs)
    return Identity(newsroom, frozenset(), telling_words(newsroom, packs))


def _holder(source: str | None, drafts: Sequence[Draft]) -> Draft | None:
    if source is None:
        return None
    return next((draft for draft in drafts if any(each.key == source for each in draft.figures)), None)


def _name(draft: Draft) -> str:
    if draft.identities:
        return draft.known.name
    outlet = draft.figures[0].finding.article.outlet if draft.figures else None
    return outlet or draft.figures[0].finding.article.id


def _finish(number: str, draft: Draft) -> Origin:
    reasons = dict.fromkeys([*draft.reasons, *(told.likely for told in draft.figures if told.likely)])
    return Origin(number, _name(draft) if draft.is_stated else "", draft.is_stated, tuple(reasons))
