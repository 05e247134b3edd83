"""An article and its claims, for a person to read."""

from collections.abc import Iterator

from saksi.kinds import Article, Claim, Cut, Finding, Relay, Span
from saksi.ledger.key import KEY_SHOWN
from saksi.ledger.search.search import Hit
from saksi.show.label import NOT_STATED, amount, attribution, count, day, moment
from saksi.show.plain import flat
from saksi.show.screen import rule, say, say_ends, say_labelled

# Words of the text shown before a cut, so that its place can be found.
CONTEXT_CHARACTERS = 40
INDENT = 4
# Deeper nesting than this is not seen in news, and would leave no room for words.
DEPTH_LIMIT = 4


def print_article(finding: Finding) -> None:
    """Print an article: what it is, what was cut, its claims in reading order, figures outside claims, counts."""
    article = finding.article
    print_head(article)
    for cut in article.cuts:
        _print_cut(cut, article.text)
    parents = {claim.id: claim.nested_in for claim in finding.claims}
    shown = None
    for claim in sorted(finding.claims, key=lambda claim: (first_word(claim), claim.nested_in is not None)):
        inside = tuple(quantity for quantity in finding.quantities if quantity.claim == claim.id)
        times = tuple(when for when in finding.times if when.claim == claim.id)
        say()
        hit, depth = Hit(article, claim, inside, times), _depth(claim.id, parents)
        print_claim(hit, depth=depth, with_sentence=claim.sentence != shown)
        shown = claim.sentence if _has_more(article.text, claim) else shown
    _print_outside(finding)
    say()
    _print_places(finding)
    _print_coverage(finding)


def print_head(article: Article) -> None:
    """Print what an article says of itself."""
    say(flat(article.title or article.id), "bold")
    facts = [flat(article.outlet or "no outlet"), day(article.published)]
    facts += [f"by {flat(', '.join(article.authors))}"] if article.authors else []
    facts += [f"taken from {flat(article.republished_from)}"] if article.republished_from else []
    say_ends(" | ".join(facts), article.key[:KEY_SHOWN])
    say(flat(article.url or article.address), "dim")


def print_claim(hit: Hit, *, depth: int = 0, with_sentence: bool = True) -> None:
    """Print whose word it is, the words, through whom they came, and the figures and times in them.

    The sentence is printed where the words alone leave something of it out.
    """
    claim, indent = hit.claim, INDENT * depth
    style = "bold cyan" if claim.speaker else "bold yellow"
    say_ends(attribution(claim), f"{claim.id} {claim.kind} {claim.tier}", style, indent=indent)
    say(said(hit.article.text, claim), indent=indent + INDENT)
    for label, text, look in _details(hit, with_sentence=with_sentence):
        say_labelled(label, text, indent=indent + INDENT, style=look)


def first_word(claim: Claim) -> int:
    """Where a claim's words begin."""
    return min(span.start for span in (claim.content or (claim.sentence,)))


def said(text: str, claim: Claim) -> str:
    """The words of a claim as they stand in the text, a gap as three stops, direct speech in quotation marks."""
    words = " ... ".join(flat(text[slice(*span)]) for span in claim.content)
    return f'"{words}"' if claim.kind == "direct" else words


def print_missing(finding: Finding) -> None:
    """Print which stretches were not read, and why."""
    for unread in finding.coverage.unread:
        say_labelled("not read", f"{unread.reason}: {_shorten(finding.article.text[slice(*unread.span)])}")


def _details(hit: Hit, *, with_sentence: bool) -> Iterator[tuple[str, str, str]]:
    """Yield label, text and style of what stands under a claim's words."""
    text, claim = hit.article.text, hit.claim
    for relay in claim.relay:
        yield "through", _through(text, relay), ""
    for quantity in hit.quantities:
        yield "figure", f"{_quoted(text, quantity.span)} = {amount(quantity)}", "green"
    for when in hit.times:
        yield "time", f"{_quoted(text, when.span)} = {moment(when)}", "green"
    if with_sentence and _has_more(text, claim):
        yield "sentence", flat(text[slice(*claim.sentence)]), "dim"
    elif words := " ... ".join(_quoted(text, span) for span in sorted((*claim.source, *claim.cue))):
        yield "in words", words, "dim"


def _through(text: str, relay: Relay) -> str:
    printed = flat(text[slice(*relay.text)])
    name = flat(relay.name)
    basis = "" if relay.basis == "explicit" else f" ({relay.basis})"
    return f"{name}{basis}" if name == printed else f"{name}{basis}, in words {_quoted(text, relay.text)}"


def _has_more(text: str, claim: Claim) -> bool:
    """Whether the sentence holds words that the claim's parts, as printed, do not show in their order."""
    if len(claim.content) > 1:
        return True
    start, end = claim.sentence
    covered = sorted((*claim.content, *claim.source, *claim.cue, *(relay.text for relay in claim.relay)))
    at = start
    for span in (*covered, Span(end, end)):
        if any(character.isalnum() for character in text[at : max(at, min(span.start, end))]):
            return True
        at = max(at, span.end)
    return False


def _print_cut(cut: Cut, text: str) -> None:
    before = flat(text[max(0, cut.at - CONTEXT_CHARACTERS) : cut.at])
    say_labelled("cut", f'"{_shorten(cut.text)}" after "{before}" ({cut.reason})', style="red")


def _print_outside(finding: Finding) -> None:
    """Print the figures in no claim: the outlet's own word."""
    outside = [quantity for quantity in finding.quantities if quantity.claim is None]
    if outside:
        say()
        say(f"{flat(finding.article.outlet or 'The outlet')}, in its own words, gives", "bold")
    for quantity in outside:
        printed = _quoted(finding.article.text, quantity.span)
        say_labelled("figure", f"{printed} = {amount(quantity)}", indent=INDENT)


def _print_places(finding: Finding) -> None:
    named = dict.fromkeys(flat(p.name) + f" ({p.code})" * bool(p.code) for p in finding.places)
    if named:
        say_labelled("places", ", ".join(named), style="dim")


def _print_coverage(finding: Finding) -> None:
    coverage = finding.coverage
    agentless = sum(1 for claim in finding.claims if claim.speaker == "")
    parts = (
        count(len(finding.claims), "claim") + (f" ({agentless} {NOT_STATED})" if agentless else ""),
        count(len(finding.quantities), "figure"),
        count(len(finding.times), "time"),
        count(len(finding.actors), "actor"),
        f"{coverage.sentences_read} of {count(coverage.sentences, 'sentence')} read",
        f"language: {finding.language or 'unknown'}",
    )
    say(", ".join(parts), "dim")
    print_missing(finding)
    rule()


def _depth(claim: str, parents: dict[str, str | None]) -> int:
    depth, parent = 0, parents.get(claim)
    while parent is not None and depth < DEPTH_LIMIT:
        depth, parent = depth + 1, parents.get(parent)
    return depth


def _quoted(text: str, span: Span) -> str:
    return f'"{flat(text[slice(*span)])}"'


def _shorten(text: str) -> str:
    words = flat(text)
    return words if len(words) <= 2 * CONTEXT_CHARACTERS else f"{words[: 2 * CONTEXT_CHARACTERS]} ..."
