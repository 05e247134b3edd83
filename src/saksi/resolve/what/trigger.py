"""The lexicon of events (`event.tsv`), its words in all their forms (`affix.tsv`), and how well each type is read."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from saksi.errors import PackError
from saksi.kinds import EventType
from saksi.pack import Pack, Row, inflect

# A word that stands apart from its verb (call .. ambassador) has at most so many words between.
GAP_WORDS = 4
# Fewer judged events of a type than this say nothing of its precision.
JUDGED_FLOOR = 5
_TYPES = frozenset(get_args(EventType))
_GAP = ".."


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of the lexicon. `steps` are the words after the first, each with whether words may stand before it."""

    form: str
    type: EventType
    mode: str | None
    steps: tuple[tuple[frozenset[str], bool], ...]
    company: frozenset[str]
    unless: frozenset[str]

    def reach(self, words: Sequence[str], at: int, triggers: "Triggers") -> int:
        """Where the trigger that opens at `at` ends; 0 when its other words do not follow."""
        at += 1
        for wanted, is_apart in self.steps:
            places = range(at, min(len(words), at + (GAP_WORDS if is_apart else 0) + 1))
            found = next((i for i in places if triggers.is_in(words[i], wanted)), None)
            if found is None:
                return 0
            at = found + 1
        return at

    def fits(self, words: Sequence[str], triggers: "Triggers") -> bool:
        """Whether the company it needs stands in the sentence, and what it shuns does not."""
        if self.company and not any(triggers.is_in(word, self.company) for word in words):
            return False
        return not any(triggers.is_in(word, self.unless) for word in words)


@dataclass(frozen=True, slots=True)
class Triggers:
    """All rows by their first word's forms, the most telling first; word classes; precision by type."""

    by_word: Mapping[str, tuple[Trigger, ...]]
    classes: Mapping[str, frozenset[str]]
    clitics: tuple[str, ...]
    precision: Mapping[str, float]

    def openings(self, words: Sequence[str]) -> list[int]:
        """The places of the words that may open a row."""
        known, clitics = self.by_word, self.clitics
        return [at for at, word in enumerate(words) if word in known or word.endswith(clitics)]

    def at(self, word: str) -> tuple[Trigger, ...]:
        """The rows that may open with this word, clitics aside."""
        return self.by_word.get(word) or self.by_word.get(self.bare(word), ())

    def bare(self, word: str) -> str:
        """A word without its clitic."""
        if not word.endswith(self.clitics):
            return word
        return next(word.removesuffix(clitic) for clitic in self.clitics if word.endswith(clitic))

    def is_in(self, word: str, wanted: frozenset[str]) -> bool:
        """Whether a word, or the word without its clitic, is one of those."""
        return word in wanted or self.bare(word) in wanted


@functools.cache
def load_triggers(pack: Pack) -> Triggers:
    """Read the lexicon of a pack once."""
    classes: dict[str, set[str]] = {"future": set()}
    for row in pack.rows("event"):
        if row["kind"] == "class":
            classes.setdefault(row["type"], set()).add(row["form"])
    frozen = {name: frozenset(words) for name, words in classes.items()}
    by_word: dict[str, list[Trigger]] = {}
    for row in pack.rows("event"):
        if row["kind"] != "class":
            first, *rest = row["form"].split()
            trigger = _read_trigger(row, rest, frozen)
            for form in {form for word in first.split("|") for form in inflect(word, row["kind"], pack)}:
                by_word.setdefault(form, []).append(trigger)
    ranked = {word: tuple(sorted(found, key=_rank)) for word, found in by_word.items()}
    clitics = tuple(row["add"] for row in pack.rows("affix") if row["kind"] == "clitic")
    return Triggers(ranked, frozen, clitics, _precision(pack))


def _rank(trigger: Trigger) -> tuple[int, bool, str, str]:
    return -len(trigger.steps), not trigger.company, trigger.form, trigger.type


def _read_trigger(row: Row, rest: Sequence[str], classes: Mapping[str, frozenset[str]]) -> Trigger:
    steps, is_apart = [], False
    for word in rest:
        if word != _GAP:
            steps.append((frozenset(word.split("|")), is_apart))
        is_apart = word == _GAP
    kind = cast(EventType, row.one_of("type", _TYPES))
    listed = (frozenset(_spread(row, column, classes)) for column in ("with", "without"))
    return Trigger(row["form"], kind, row["mode"] or None, tuple(steps), *listed)


def _spread(row: Row, column: str, classes: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for word in row[column].split():
        if not word.startswith("@"):
            yield word
        elif word[1:] in classes:
            yield from classes[word[1:]]
        else:
            raise PackError(f"{row.where}: no class {word!r}")


def _precision(pack: Pack) -> Mapping[str, float]:
    rows = [row for row in pack.rows("eventscore") if int(row["found"]) >= JUDGED_FLOOR]
    return {row["type"]: round(int(row["right"]) / int(row["found"]), 2) for row in rows}
