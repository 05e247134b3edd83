"""A claim as a card: whose word, how it is put, through whom, what figures and times stand in it."""

import re
from dataclasses import dataclass

from saksi.answer.setting import Setting, settings_of
from saksi.kinds import Article, Claim, Quantity, Relay, Span, When
from saksi.ledger.search.search import Hit
from saksi.show.plain import flat, visible
from saksi.show.web.speech import Speech

# A length of one unit, as TIMEX3 and ISO 8601 write it: P4M is months, PT4M minutes.
_LENGTH = re.compile(r"P(T?)(\d{1,9})([YMWDHS])")


@dataclass(frozen=True, slots=True)
class Value:
    """Something read out of words: the words as printed, what they were read as, and what that is said for."""

    printed: str
    read: str
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Through:
    """One who passed a claim on, the words that name them, and whether that is stated."""

    name: str
    printed: str
    basis: str


@dataclass(frozen=True, slots=True)
class Card:
    """A claim for a person to read. `speaker` is "" where none is stated."""

    id: str
    speaker: str
    title: str
    put: str
    stance: str
    kind: str
    tier: str
    rule: str
    speaker_by: str
    words: str
    through: tuple[Through, ...]
    figures: tuple[Value, ...]
    times: tuple[Value, ...]
    events: tuple[str, ...]
    verdict: str
    nested_in: str


def make_card(hit: Hit, speech: Speech, *, title: str = "") -> Card:
    """The card of a claim. `title` is the speaker's."""
    claim, text = hit.claim, hit.article.text
    return Card(
        id=claim.id,
        speaker=flat(claim.speaker),
        title=flat(title),
        put=put(claim, speech),
        stance=claim.stance,
        kind=claim.kind,
        tier=claim.tier,
        rule=claim.by,
        speaker_by=claim.speaker_by,
        words=words_of(hit.article, claim),
        through=tuple(_through(text, relay) for relay in claim.relay),
        figures=tuple(
            figure_value(text, quantity, speech, setting)
            for quantity, setting in zip(hit.quantities, settings_of(hit), strict=True)
        ),
        times=tuple(_time_value(text, when, speech) for when in hit.times),
        events=tuple(dict.fromkeys(speech.maybe(f"event.{event.type}", event.type) for event in claim.events)),
        verdict=hit.verdict,
        nested_in=claim.nested_in or "",
    )


def put(claim: Claim, speech: Speech) -> str:
    """How a claim is put: a verb behind the speaker's name, or what says that none is stated.

    >>> from saksi.show.web.speech import speeches
    >>> put(Claim("c1", "indirect", (), (), (), "Sari", "deny", Span(0, 1), "r", "A"), speeches()["id"])
    'membantah'
    """
    name = "stance" if claim.speaker else "unstated"
    return speech.maybe(f"{name}.{claim.stance}", claim.stance)


def words_of(article: Article, claim: Claim) -> str:
    """The words of a claim, a gap as three stops."""
    return " ... ".join(flat(article.text[slice(*span)]) for span in claim.content)


def passage_of(claim: Claim) -> Span:
    """The stretch that shows a claim: its sentence, and its words where they go on in others."""
    spans = (claim.sentence, *claim.content, *claim.source, *claim.cue)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def figure_value(text: str, quantity: Quantity, speech: Speech, setting: Setting | None = None) -> Value:
    """A figure as printed, and as read."""
    told = setting_text(setting, speech) if setting else ""
    return Value(flat(text[slice(*quantity.span)]), speech.amount(quantity), told)


def setting_text(setting: Setting, speech: Speech) -> str:
    """Which of the counted, where, and as of when, in the reader's words; "" where nothing is said.

    >>> from saksi.show.web.speech import speeches
    >>> day = When("t1", Span(0, 9), "DATE", "2025-03-06", "rule")
    >>> setting_text(Setting("Desa Oelet", None, day), speeches()["en"])
    'of “Desa Oelet”, as of 6 March 2025'
    """
    said = [speech.say("setting.whom", words=flat(setting.whom))] if setting.whom else []
    said += [speech.say("setting.place", place=flat(setting.place.name))] if setting.place else []
    said += [speech.say("setting.as_of", day=moment_text(setting.as_of, speech))] if setting.as_of else []
    return ", ".join(said)


def _through(text: str, relay: Relay) -> Through:
    return Through(flat(relay.name), flat(text[slice(*relay.text)]), relay.basis)


def _time_value(text: str, when: When, speech: Speech) -> Value:
    read = moment_text(when, speech)
    if when.weekday == "conflict":
        read = f"{read} ({speech.say('time.conflict')})"
    return Value(flat(text[slice(*when.span)]), read)


def _length(value: str, speech: Speech) -> str:
    """A length of time in words, "" where it is none of one unit, in whole numbers."""
    found = _LENGTH.fullmatch(value)
    name = f"length.{found[1]}{found[3]}" if found else ""
    return speech.say(name, n=int(found[2])) if found and name in speech.words else ""


def moment_text(when: When, speech: Speech) -> str:
    """A time in the reader's words where it is a day or a part of one; else as TIMEX3 writes it."""
    if length := _length(when.value, speech):
        return length
    day, mark, part = when.value.partition("T")
    if when.type not in ("DATE", "TIME") or len(day) != len("2025-02-11"):
        return speech.month(day) if when.type == "DATE" and len(day) == len("2025-02") else visible(when.value)
    if mark and (name := speech.maybe(f"part.{part}", "")):
        return f"{speech.day(day)}, {name}"
    return speech.day(when.value)
