"""The review: claims one by one, to accept, reject or correct; a second reader; taking back."""

from dataclasses import dataclass
from urllib.parse import urlencode

from saksi.answer.agreement import JUDGING, Pair, find_agreement
from saksi.ledger.correct import Correction, find_words
from saksi.ledger.ledger import Ledger
from saksi.show.export.reference import words as words_of
from saksi.show.plain import flat
from saksi.show.web.act import about_claim, keep_act, reader_of
from saksi.show.web.address import Asked, claim_query, make_asked
from saksi.show.web.search import Row, make_row
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Elsewhere, Shown, Visit

QUEUE_SHOWN = 8
ACTS_SHOWN = 25
# Enough of what was typed to see what is wrong with it.
WORDS_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Queued:
    """A claim in the queue, and where to send what is said of it. `words` are the claim's, a gap as ` ... `."""

    row: Row
    article: str
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Act:
    """What a reader said."""

    number: int
    action: str
    reader: str
    day: str
    words: str
    value: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two readers and how far they agree; `kappa` is "" where it cannot be given."""

    a: str
    b: str
    both: int
    alike: int
    accepted: int
    rejected: int
    kappa: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The queue, what was said last, and how far readers agree."""

    reader: str
    asked: Asked
    mode: str
    modes: tuple[tuple[str, str], ...]
    queue: tuple[Queued, ...]
    left: int
    acts: tuple[Act, ...]
    twice: int
    agreed: int
    pairs: tuple[PairRow, ...]
    readers: int
    alpha: str
    split: tuple[Act, ...]
    back: str
    missed: str


def review_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show claims that nobody has judged yet, or those that a second reader may look at."""
    asked = make_asked(visit.pairs)
    mode = asked.first("judged") if asked.first("judged") in ("accepted", "rejected") else "unjudged"
    asked = asked.with_value("judged", mode)
    query = claim_query(asked)
    corrections = ledger.corrections(in_force=True)
    own = {(c.article, c.claim) for c in corrections if c.action in JUDGING and c.made_by == visit.reader}
    hits = ledger.search(query, QUEUE_SHOWN + len(own), order="oldest")
    rows = [(make_row(hit, visit.speech), hit.article.key, hit.claim.id, words_of(hit)) for hit in hits]
    queue = tuple(Queued(*row) for row in rows if mode == "unjudged" or row[1:3] not in own)[:QUEUE_SHOWN]
    agreement, speech = find_agreement(corrections), visit.speech
    page = ReviewPage(
        reader=visit.reader,
        asked=asked,
        mode=mode,
        modes=tuple((name, asked.with_value("judged", name).address("/review"))
                    for name in ("unjudged", "accepted", "rejected")),
        queue=queue,
        left=ledger.count(query),
        acts=tuple(_act(c, visit) for c in reversed(ledger.corrections()[-ACTS_SHOWN:])
                   if c.action != "undo" and c in corrections),
        twice=agreement.claims,
        agreed=agreement.alike,
        pairs=tuple(_pair_row(pair, speech) for pair in agreement.pairs),
        readers=agreement.readers,
        alpha=_coefficient(agreement.alpha, speech),
        split=tuple(
            _act(c, visit) for c in corrections if c.action in JUDGING and (c.article, c.words) in agreement.split
        ),
        back=asked.address("/review"),
        missed=flat(visit.asked("missed"))[:WORDS_SHOWN],
    )  # fmt: skip
    return Shown("review.html", page)


def judge(ledger: Ledger, visit: Visit) -> Elsewhere:
    """Keep what a reader says of a claim, or take something back, and go on with the queue."""
    reader, action = reader_of(visit), visit.sent("action")
    back = visit.sent("back")
    back = back if back.startswith("/review") else "/review"
    number = visit.sent("number")
    if action == "undo" and number.isdecimal() and len(number) < 10:
        keep_act(ledger, "undo", reader, visit.sent("note"), {"undoes": int(number)})
    elif action == "words":
        if not _keep_words(ledger, visit, reader):
            mark = "&" if "?" in back else "?"
            back = f"{back}{mark}{urlencode({'missed': visit.sent('words')[:WORDS_SHOWN]})}"
    elif action in ("accept", "reject", "speaker"):
        _keep_judgement(ledger, visit, reader)
    return Elsewhere(back, reader)


def _keep_judgement(ledger: Ledger, visit: Visit, reader: str) -> None:
    key, claim = ledger.find_key(visit.sent("article")), visit.sent("claim")
    hit = ledger.hit(key, claim)
    if hit is None:
        return
    about = about_claim(hit)
    if visit.sent("action") == "speaker":
        name = " ".join(visit.sent("speaker").split())[:200]
        keep_act(ledger, "speaker", reader, visit.sent("note"),
                 {**about, "old_value": hit.claim.speaker, "new_value": name})  # fmt: skip
    elif visit.sent("action") == "accept":
        keep_act(ledger, "accept", reader, visit.sent("note"), about)
    else:
        keep_act(ledger, "reject", reader, visit.sent("note"), about)


def _keep_words(ledger: Ledger, visit: Visit, reader: str) -> bool:
    """Keep which words a claim has; False when the article does not have them so."""
    hit = ledger.hit(ledger.find_key(visit.sent("article")), visit.sent("claim"))
    if hit is None:
        return True
    spans = find_words(hit.article.text, visit.sent("words"), near=(hit.claim.content or (hit.claim.sentence,))[0])
    if spans is None:
        return False
    about = about_claim(hit)
    told = " ... ".join(hit.article.text[slice(*span)] for span in spans)
    changed = {**about, "old_value": about["words"], "new_value": told, "spans": spans}
    keep_act(ledger, "words", reader, visit.sent("note"), changed)
    return True


def _pair_row(pair: Pair, speech: Speech) -> PairRow:
    return PairRow(
        flat(pair.a), flat(pair.b), pair.both, pair.alike, pair.accepted, pair.rejected,
        _coefficient(pair.kappa, speech),
    )  # fmt: skip


def _coefficient(value: float | None, speech: Speech) -> str:
    """A coefficient with two places behind the mark, "" where there is none."""
    return "" if value is None else f"{value:.2f}".replace(".", speech.words["number.decimal"]).replace("-", "\u2212")


def _act(correction: Correction, visit: Visit) -> Act:
    c = correction
    changed = f"{flat(c.old_value or '')} \u2192 {flat(c.new_value or '')}" if c.new_value is not None else ""
    return Act(
        number=c.number,
        action=c.action,
        reader=flat(c.made_by),
        day=visit.speech.day(c.made_at),
        words=flat(c.words)[:300],
        value=changed,
        note=flat(c.note),
        place=f"/article/{c.article}#{c.claim}" if c.article and c.claim else "",
    )
