"""Where the figures of one measure come from, with the reason of every merge."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saksi.kinds import Origin
from saksi.link.identity import Identity, fold_text, is_named_in, is_one, join_identities, read_identity
from saksi.link.newsroom import find_newsroom, name_words, telling_words
from saksi.link.told import Told, is_same_number
from saksi.pack import UNDETERMINED, Pack


@dataclass(slots=True)
class _Draft:
    """An origin while figures are put to it."""

    identities: list[Identity] = field(default_factory=list)
    figures: list[Told] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    is_stated: bool = True

    @property
    def known(self) -> Identity:
        return join_identities(self.identities)


def find_origins(
    figures: Sequence[Told], sources: Mapping[str, str], packs: Mapping[str, Pack]
) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """Give the origins of a measure and, beside each figure, the id of the one it ends in.

    Named sources first; then outlets that other articles name as their source; then figures without a source, which
    are put to a named origin with the same number or, named in the same paragraph, and else stand as origins unstated.
    """
    drafts: list[_Draft] = []
    left: list[Told] = []
    for told in figures:
        identity = read_identity(told, packs)
        if identity is None or _find_outlet(told, figures, packs) is not None:
            left.append(told)
        else:
            _put(told, identity, drafts)
    drafts = _merge(drafts)
    for told in left:
        _settle(told, drafts, figures, sources, packs)
    drafts.sort(key=lambda draft: (not draft.is_stated, min((told.moment or "~", told.key, told.quantity.span) for told in draft.figures)))
    ids = {id(told): f"o{number}" for number, draft in enumerate(drafts, 1) for told in draft.figures}
    origins = tuple(_finish(f"o{number}", draft) for number, draft in enumerate(drafts, 1))
    return origins, tuple(ids[id(told)] for told in figures)


def _put(told: Told, identity: Identity, drafts: list[_Draft]) -> None:
    for draft in drafts:
        if any(is_one(identity, known) for known in draft.identities):
            if all(known.name != identity.name for known in draft.identities):
                draft.reasons.append(f"{identity.name} speaks for {draft.known.name}, or is named more fully there")
            draft.identities.append(identity)
            draft.figures.append(told)
            return
    drafts.append(_Draft([identity], [told]))


def _merge(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Put together drafts that a later figure shows to be one."""
    merged: list[_Draft] = []
    for draft in drafts:
        home = next((m for m in merged if any(is_one(a, b) for a in m.identities for b in draft.identities)), None)
        if home is None:
            merged.append(draft)
            continue
        home.reasons += [f"{draft.known.name} is {home.known.name}", *draft.reasons]
        home.identities += draft.identities
        home.figures += draft.figures
    return merged


def _find_outlet(told: Told, figures: Sequence[Told], packs: Mapping[str, Pack]) -> str | None:
    """The outlet of the story that is named as the figure's source."""
    speaker = name_words(told.speaker)
    outlets = sorted({each.finding.article.outlet for each in figures if each.finding.article.outlet})
    return next((outlet for outlet in outlets if speaker and telling_words(outlet, packs) <= speaker), None)


def _settle(
    told: Told, drafts: list[_Draft], figures: Sequence[Told], sources: Mapping[str, str], packs: Mapping[str, Pack]
) -> None:
    """Put a figure without a named source to the origin it may come from, or to one of its own."""
    article = told.finding.article
    same = [draft for draft in drafts if any(is_same_number(told, each) for each in draft.figures)]
    near = [draft for draft in drafts if draft.is_stated and is_named_in(draft.known, _paragraph(told, packs))]
    outlet = _find_outlet(told, figures, packs)
    if sources.get(told.key) and (home := _holder(sources[told.key], same)):
        home.reasons.append(f"{article.id} copies its source's words")
    elif near and not told.is_denied and not outlet:
        home = near[0]
        home.reasons.append(f"{article.id} names {home.known.name} in the same paragraph")
    elif same:
        home = same[0]
        home.reasons.append(f"{article.id} gives the same number without a source: it may be from {_name(home)}")
    else:
        home = _Draft(is_stated=outlet is not None)
        if outlet is not None:
            newsroom = find_newsroom(outlet, packs)
            home.identities.append(Identity(newsroom, frozenset(), telling_words(newsroom, packs)))
        drafts.append(home)
    home.figures.append(told)


def _holder(source: str, drafts: Sequence[_Draft]) -> _Draft | None:
    return next((draft for draft in drafts if any(each.key == source for each in draft.figures)), None)


def _paragraph(told: Told, packs: Mapping[str, Pack]) -> frozenset[str]:
    spans = [each.span for each in told.finding.sentences if each.paragraph == told.sentence.paragraph]
    text = told.finding.article.text[min(spans).start : max(spans).end]
    return fold_text(text, packs[told.finding.language or UNDETERMINED])


def _name(draft: _Draft) -> str:
    if draft.identities:
        return draft.known.name
    outlet = draft.figures[0].finding.article.outlet if draft.figures else None
    return outlet or draft.figures[0].finding.article.id


def _finish(number: str, draft: _Draft) -> Origin:
    counted: dict[str, int] = defaultdict(int)
    for reason in draft.reasons:
        counted[reason] += 1
    return Origin(number, _name(draft) if draft.is_stated else "", draft.is_stated, tuple(counted))
