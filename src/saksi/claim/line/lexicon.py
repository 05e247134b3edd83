"""The words that mark attribution, as a pack lists them: cues (`say.tsv`) and small words (`word.tsv`)."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from saksi.kinds import Stance
from saksi.pack import UNDETERMINED, Pack, Row, load_packs, load_roles

CueKind = Literal["verb", "bare", "clitic", "passive", "passive-own", "prep", "noun", "relay", "headline"]
Need = Literal[
    "", "that", "clause", "figure", "doc", "back", "be", "citing", "never",
    "addressee", "infinitive", "cast", "charge", "names", "question", "gerund", "measure", "manner", "body", "scene",
    "thing", "avowal", "count", "view", "court",
]  # fmt: skip
_KINDS, _STANCES, _NEEDS = (frozenset(get_args(kind)) for kind in (CueKind, Stance, Need))


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a form.

    kind   verb: stands after its source; bare: stands before it; clitic: holds it; passive; passive-own: passive that
           holds its agent; prep: a preposition before the source; noun; relay: names who passed the words on;
           headline: stands between its source and what is said in headlines only (Polisi Sebut C).
    needs  that: only with a complementiser, a colon or a quotation (a bare form or clitic: beside one); clause: or with
           a verb in what follows; doc: only with a document; back: only where its subject points back; be: only after a
           form of "be"; never: listed to be left alone. Frames, each with a role of word.tsv for what joins it:
           addressee: somebody to do something;
           infinitive: to do something; cast: something as something; charge: somebody of something; names: something
           and what it is called; question: a question word; gerund: doing something; scene: somebody
           doing something; measure: something at so much;
           avowal: what one owns up to (claimed responsibility for C); count: so many of something. court: of a body
           that hears others. On a noun, clause: a clause may follow at once; view: only in whose view it is. On a
           relay, citing: names whom the source before it cites, who is nearer the fact; manner: only behind a word of
           manner (seperti dimuat X). On a preposition, body: only set off, before a name, a body or a document (per the
           ministry; not per person).
    """

    form: str
    kind: CueKind
    stance: Stance
    needs: Need

    @property
    def is_quoting(self) -> bool:
        """Whether an inverted cue is one beside a quotation only (puji X, which is also a noun)."""
        return self.needs == "that" and self.kind in ("bare", "clitic")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A pack's cues by first word, each a tuple of the form's words and its readings, longest first; roles of words.

    `kinds`: those of all cues that open with a word; `held`: roles of words, and of nouns with a clitic; `headlines`:
    the stance of base verbs between who says it and what is said; `ordinary`: words news prints small; `places`: the
    words of places' names.
    """

    cues: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Cue, ...]], ...]]
    kinds: Mapping[str, frozenset[CueKind]]
    roles: Mapping[str, frozenset[str]]
    held: Mapping[str, frozenset[str]]
    verb_prefixes: tuple[str, ...]
    verb_suffixes: tuple[str, ...]
    owning: tuple[str, ...]
    gerunds: tuple[str, ...]
    judgements: tuple[str, ...]
    happenings: tuple[tuple[str, str], ...]
    doers: tuple[str, ...]
    transitive: tuple[str, ...]
    marks: str
    media: frozenset[str]
    headlines: Mapping[str, Stance]
    ordinary: frozenset[str]
    places: frozenset[str]
    provisional: frozenset[str]
    brief: frozenset[str]
    clitics: tuple[str, ...]

    def has(self, form: str, role: str) -> bool:
        """Whether a casefolded word can play a role."""
        return role in self.roles.get(form, ())


@functools.cache
def load_lexicon(pack: Pack) -> Lexicon:
    """Build the lexicon of a pack. Raises PackError naming file, line and value."""
    readings: dict[tuple[str, ...], list[Cue]] = {}
    headlines: dict[str, Stance] = {}
    for cue in map(_cue, pack.rows("say")):
        if cue.kind == "headline":
            headlines[cue.form] = cue.stance
        else:
            readings.setdefault(tuple(cue.form.split()), []).append(cue)
    clitics = tuple(row["add"] for row in pack.rows("affix") if row["kind"] == "clitic" and row["add"])
    cues: dict[str, list[tuple[tuple[str, ...], tuple[Cue, ...]]]] = {}
    for words in sorted(readings, key=len, reverse=True):
        cues.setdefault(words[0], []).append((words, tuple(readings[words])))
    return Lexicon(
        {first: tuple(forms) for first, forms in cues.items()},
        {first: frozenset(cue.kind for _, each in forms for cue in each) for first, forms in cues.items()},
        load_roles(pack),
        {**load_roles(pack), **_owned(pack, clitics)},
        pack.habits.verb_prefixes,
        pack.habits.verb_suffixes,
        pack.habits.owning,
        pack.habits.gerunds,
        pack.habits.judgements,
        pack.habits.happenings,
        pack.habits.doers,
        pack.habits.transitive,
        "".join(sorted({mark for pair in pack.habits.quote_pairs for mark in pair})),
        frozenset(row["name"] for row in load_packs()[UNDETERMINED].rows("media")),
        headlines,
        frozenset(row["word"] for row in pack.rows("ordinary")),
        frozenset(word for row in pack.rows("place") for word in row["form"].casefold().split()),
        frozenset(form for form, roles in load_roles(pack).items() if "provisional" in roles),
        frozenset(form for form, roles in load_roles(pack).items() if "brief" in roles),
        clitics,
    )


def _cue(row: Row) -> Cue:
    kind, stance, needs = row.one_of("kind", _KINDS), row.one_of("stance", _STANCES), row.one_of("needs", _NEEDS)
    return Cue(row["form"], cast(CueKind, kind), cast(Stance, stance), cast(Need, needs))


def _owned(pack: Pack, clitics: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The roles of nouns with a clitic: a role that is somebody's is no verb, whatever it begins with (direkturnya)."""
    roles = load_roles(pack)
    owned = [form + clitic for form, held in roles.items() if "noun" in held for clitic in clitics]
    return {form: roles.get(form, frozenset()) | {"noun"} for form in owned}
