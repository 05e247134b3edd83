"""Who speaks: every source tied to the fullest name the article gives, with the method of the tie."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from saksi.kinds import Actor, ActorKind, Claim, Mention, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.name import Named, find_names, local_places, split_name

_ABBREVIATION = re.compile(r"((?:[A-Z][\w&-]*|[a-z]{2,6})(?: (?:[A-Z][\w&-]*|[a-z]{2,6})){1,9}) \(([A-Z][\w-]{1,14})\)")

_CAPITAL = re.compile(r"[A-Z][\w'-]+")
# A name may be called by its first letters (Enggar for Enggartiasto), from this many on.
SHORT_NAME = 4


@dataclass(slots=True)
class _Known:
    """An actor while the article is being read."""

    name: str
    kind: ActorKind
    titles: set[str] = field(default_factory=set)
    title: str | None = None
    mentions: list[Mention] = field(default_factory=list)


def find_actors(reading: Reading, pack: Pack, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Actor, ...]]:
    """Give the claims with speaker, method and actor filled in, and the actors in order of first mention."""
    cast = _Cast(reading, pack)
    spoken: dict[str, Claim] = {}
    for claim in sorted(claims, key=_place):
        spoken[claim.id] = cast.resolve(claim)
    actors = [known for known in cast.known if known.mentions]
    ids = {id(known): f"a{number}" for number, known in enumerate(actors, 1)}
    resolved = tuple(
        replace(spoken[c.id], actor=ids.get(id(cast.speaker_of.get(c.id)))) if c.id in cast.speaker_of else spoken[c.id]
        for c in claims
    )
    return resolved, tuple(
        Actor(ids[id(k)], k.name, k.kind, tuple(sorted(k.mentions, key=lambda m: m.span)), k.title) for k in actors
    )


def _place(claim: Claim) -> Span:
    return min(claim.source + claim.cue + claim.content)


def _tail(full: str, short: str) -> str:
    """The words before a bracket that its short form stands for: as many as start with its letters, else all."""
    words = full.split()
    letters = [c for c in short if c.isupper()]
    for start in range(len(words)):
        initials = [w[0] for w in words[start:] if w[0].isupper()]
        if initials == letters:
            return " ".join(words[start:])
    return full


class _Cast:
    """The people and bodies met so far, while claims are resolved left to right."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.text = reading.article.text
        self.pack = pack
        self.roles = load_roles(pack)
        self.names = tuple(find_names(reading, pack))
        self.places = local_places(reading, pack)
        self.abbreviations = {row["short"]: row["full"] for row in pack.rows("short")}
        self.abbreviations |= {short: _tail(full, short) for full, short in _ABBREVIATION.findall(self.text)}
        self.known: list[_Known] = []
        self.speaker_of: dict[str, _Known] = {}
        self.last: _Known | None = None
        self.last_person: _Known | None = None
        self.last_body: _Known | None = None

    def has(self, word: str, role: str) -> bool:
        return role in self.roles.get(word.casefold(), ())

    def resolve(self, claim: Claim) -> Claim:
        """The claim with its speaker; a source that names nobody new is tied to somebody known where a rule allows."""
        if claim.source:
            known, method = self.find(claim)
        elif claim.speaker_by == "previous":
            known, method = self.last_person or self.last, "previous"
        else:
            return claim
        if known is None:
            return replace(claim, speaker_by="none")
        if claim.source:
            known.mentions.append(Mention(claim.source[0], method))
        self.speaker_of[claim.id] = known
        if claim.nested_in is None and known.kind != "document":
            self.last = known
            if known.kind == "person":
                self.last_person = known
            elif claim.source:
                self.last_person, self.last_body = None, known
        return replace(claim, speaker=known.name, speaker_by=method)

    def find(self, claim: Claim) -> tuple[_Known | None, str]:
        span = claim.source[0]
        phrase = self.text[span.start : span.end]
        first = phrase.split()[0]
        if self.has(first, "pronoun") and len(phrase.split()) == 1:
            is_bound = claim.nested_in is not None or claim.by == "object"
            return self._pronoun(first, Span(claim.sentence.start if is_bound else span.start, span.start)), "pronoun"
        head = next((word for word in phrase.split() if not self.has(word, "quantifier")), first)
        kind = self._kind(head, phrase)
        title, name = self._split(phrase) if kind in ("person", "unknown", "group") else ("", "")
        if kind == "group" and " " not in name and not self._fullest({name.casefold()}, span):
            name = ""
        points = self._points(phrase)
        if name and not (points and title):
            return self._person(name, title, span)
        if self.has(head, "title") or points:
            known = self._by_title(phrase)
            if known is not None:
                return known, "title"
            if points and self.last_person is not None and (self.has(head, "title") or self.has(head, "group")):
                return self.last_person, "pointing"
        return self._body(phrase, kind)

    def _split(self, phrase: str) -> tuple[str, str]:
        """Title and name of a source; a name before `dari X` counts, as does what a short form stands for."""
        short = self.abbreviations.get(phrase)
        if short is not None:
            return split_name(short, self.pack, self.places)
        words = phrase.split()
        inner = next((at for at, word in enumerate(words) if at and self.has(word, "inner") and word.islower()), None)
        if inner is not None:
            title, name = split_name(" ".join(words[:inner]), self.pack, self.places)
            if name and not title:
                return title, name
        title, name = split_name(phrase, self.pack, self.places)
        return title, self.abbreviations.get(name, name)

    def _kind(self, head: str, phrase: str) -> ActorKind:
        if self.has(head, "document"):
            return "document"
        if self.has(head, "title"):
            return "person"
        if self.has(head, "organisation") or (head.strip("().,").isupper() and len(head) > 1):
            return "organisation"
        return "group" if self.has(head, "group") or not phrase[:1].isupper() else "unknown"

    def _pronoun(self, word: str, before: Span) -> _Known | None:
        """Whom a pronoun stands for: a name in the stretch of its sentence that binds it, else the last speaker."""
        if self.has(word, "plural"):
            return self.last_body or self.last
        for named in self._named_in(before):
            return self._known_person(named)
        if self.last_person is not None:
            return self.last_person
        earlier = [named for named in self.names if named.span.end <= before.end]
        return self._known_person(earlier[-1]) if earlier else self.last

    def _named_in(self, stretch: Span) -> Iterator[Named]:
        """The persons of the article whose name or surname stands in a stretch, left to right."""
        for match in _CAPITAL.finditer(self.text, *stretch):
            for named in self.names:
                if match.group() == named.name.split()[-1]:
                    yield named
                    break

    def _known_person(self, named: Named) -> _Known:
        return self._person(named.name, named.title, named.span)[0]

    def _person(self, name: str, title: str, span: Span) -> tuple[_Known, str]:
        words = set(name.casefold().split())
        full = self._fullest(words, span) or name
        method = "name" if full == name else "surname"
        key = set(full.casefold().split())
        for known in self.known:
            held = set(known.name.casefold().split())
            if known.kind == "person" and (key <= held or held <= key):
                break
        else:
            known = _Known(full, "person")
            self.known.append(known)
        self._add_title(known, title)
        for named in self.names:
            if named.name == known.name:
                self._add_title(known, named.title)
        return known, method

    def _add_title(self, known: _Known, title: str) -> None:
        if title:
            known.titles.update(title.casefold().split())
            known.title = known.title or title

    def _fullest(self, words: set[str], span: Span) -> str | None:
        """The longest name of the article that holds all these words; before the mention when there is one."""
        holding = [named for named in self.names if words <= set(named.name.casefold().split())]
        if not holding and len(words) == 1 and len(word := next(iter(words))) >= SHORT_NAME:
            holding = [named for named in self.names if named.name.casefold().startswith(word)]
        earlier = [named for named in holding if named.span.start <= span.start] or holding
        return max((named.name for named in earlier), key=lambda name: len(name.split()), default=None)

    def _points(self, phrase: str) -> bool:
        """Whether a source points at somebody already named: it ends in a pointing word or opens with `sang`."""
        words = phrase.split()
        return self.has(words[-1], "deictic") or self.has(words[0], "definite")

    def _by_title(self, phrase: str) -> _Known | None:
        """The last person whose title holds the words of a role (juru bicara itu)."""
        bare = [w for w in phrase.split() if not self.has(w, "deictic") and not self.has(w, "quantifier")]
        wanted = {part for w in bare for part in self.abbreviations.get(w, w).casefold().split()}
        people = [known for known in self.known if known.kind == "person" and wanted and wanted <= known.titles]
        if people:
            return max(people, key=lambda known: known.mentions[-1].span if known.mentions else Span(0, 0))
        held = [named for named in self.names if wanted and wanted <= set(named.title.casefold().split())]
        return self._known_person(held[-1]) if held else None

    def _body(self, phrase: str, kind: ActorKind) -> tuple[_Known, str]:
        """An organisation, document or group: by its abbreviation, or by its words without those that only point."""
        bare = (
            " ".join(w for w in phrase.split() if not self.has(w, "deictic") and not self.has(w, "article")) or phrase
        )
        full = self.abbreviations.get(bare)
        name = f"{full} ({bare})" if full else bare
        words = set(re.findall(r"\w+", name.casefold()))
        for known in self.known:
            held = set(re.findall(r"\w+", known.name.casefold()))
            if known.kind == kind and (words == held or (kind == "organisation" and words <= held)):
                return known, "name"
        known = _Known(name, kind)
        self.known.append(known)
        return known, "abbreviation" if full else "name"
