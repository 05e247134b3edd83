"""Invented news of any size, always the same for a seed, with its truth beside it.

Events happen in real districts of Indonesia, some five a day; bodies count their victims, now and then differently, and
count anew a day later. An outlet tells of an event in its own words, quoting some of the bodies, or prints an agency's
text: whole, cut short, with another lead, or with words changed. Each event is made from its own number alone, so a
corpus is a stream: a longer one begins with the shorter one, and its days go on.
"""

import functools
import gzip
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

import saksi

WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("invented.toml").read_text(encoding="utf-8"))
GAZETTEER = Path(saksi.__file__).parent / "gazetteer" / "place.tsv.gz"
Kind = Literal["own", "wire", "copy"]

FIRST_DAY = datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=7)))
# As many as outlets of one region tell of. With more, two events of one district within a week are hard to tell apart.
EVENTS_PER_DAY = 5
OUTLETS = 60
# How many texts tell of one event, and how often. As on news sites: half of all events are told once, few by everyone.
TELLINGS = ((1, 1), (2, 4), (5, 15), (20, 50))
TELLING_WEIGHTS = (50, 30, 15, 5)
COPY_SHARE = 0.45  # of the texts about an event that an agency told of
ENGLISH_SHARE = 0.2  # of outlets
RIVAL_SHARE = 0.3  # of measures that two bodies count differently
REVISED_SHARE = 0.4  # of events whose figures grow after a day
BODY_SHARE = 0.15  # of quoted figures that name the body without a person
UNSAID_SHARE = 0.1  # of quoted figures whose source has no name
CREDIT_SHARE = 0.6  # of copies that name the agency
HEAD_SHARE = 0.6  # of texts that let the head of the quarter speak, who counts nothing
HOURS_TOLD = 60


@dataclass(frozen=True, slots=True)
class Source:
    """Who counts: the name with the office, the body, the bare name, and what is counted at first and later."""

    names: Mapping[str, tuple[str, str, str]]
    counts: Mapping[str, tuple[int, int]]
    origin: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened where and when, and who counts."""

    number: int
    began: datetime
    hazard: Mapping[str, Any]
    scene: Mapping[str, str]
    sources: tuple[Source, ...]
    revised: datetime | None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that a text gives, with where it comes from; "" where the text names nobody."""

    measure: str
    value: int
    origin: str


@dataclass(frozen=True, slots=True)
class Story:
    """A text as an outlet printed it, and the truth of it."""

    id: str
    event: int
    kind: Kind
    outlet: str
    language: str
    published: datetime
    title: str
    paragraphs: tuple[str, ...]
    author: str
    counts: tuple[Count, ...] = ()
    copy_of: str | None = None
    place: str = ""


@dataclass(slots=True)
class World:
    """The outlets, agencies and districts of one seed."""

    seed: int
    events_per_day: int = EVENTS_PER_DAY
    outlets: list[tuple[str, str]] = field(default_factory=list)
    districts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        chance = random.Random(f"world {self.seed}")
        names = WORDS["names"]
        english = round(OUTLETS * ENGLISH_SHARE)
        for number in range(OUTLETS):
            stem = names["stems"][number % len(names["stems"])]
            if number < english:
                self.outlets.append((f"{stem} {names['outlets_en'][number % 5]}", "en"))
            else:
                self.outlets.append((f"{names['outlets_id'][number // 8 % 8]} {stem}", "id"))
        chance.shuffle(self.outlets)
        self.districts = list(read_districts())


@functools.cache
def read_districts() -> tuple[str, ...]:
    """The districts and cities of Indonesia by name, from the gazetteer."""
    with gzip.open(GAZETTEER, "rt", encoding="utf-8") as lines:
        cells = (line.split("\t", 4) for line in lines)
        return tuple(sorted({each[1] for each in cells if each[2] == "admin2" and each[3].startswith("ID-")}))


def tell_news(*, seed: int = 0, events_per_day: int = EVENTS_PER_DAY) -> Iterator[Story]:
    """Yield texts without end, event after event."""
    world = World(seed, events_per_day)
    number = 0
    while True:
        yield from tell_event(make_event(number, world), world)
        number += 1


def make_event(number: int, world: World) -> Event:
    """The event of a number: what, where, when, and who counts it how."""
    chance = random.Random(f"event {world.seed} {number}")
    began = FIRST_DAY + timedelta(days=number // world.events_per_day, minutes=chance.randrange(24 * 60))
    hazard = chance.choice(WORDS["hazards"])
    district: str = chance.choice(world.districts)
    place = re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", district)
    scene = {"district": district, "place": place, "head": invent_person(chance)}
    scene |= {name: invent_place(chance) for name in ("village", "hamlet", "river", "quarter")}
    truth = {measure: chance.randint(*ends) for measure, ends in hazard["measures"].items()}
    is_revised = chance.random() < REVISED_SHARE
    bodies = chance.sample(WORDS["bodies"], chance.choice((1, 2, 2, 3)))
    sources = tuple(_make_source(body, scene, truth, chance) for body in bodies)
    revised = began + timedelta(hours=24) if is_revised else None
    return Event(number, began, hazard, scene, sources, revised)


def _make_source(
    body: Mapping[str, str], scene: Mapping[str, str], truth: Mapping[str, int], chance: random.Random
) -> Source:
    name = invent_person(chance)
    filled = {key: form.format(name=name, **scene) for key, form in body.items()}
    names = {language: (filled[language], filled[f"{language}_body"], name) for language in ("id", "en")}
    counts = {}
    for measure, value in truth.items():
        own = value + chance.randint(1, max(1, value // 4)) if chance.random() < RIVAL_SHARE else value
        counts[measure] = own, own + chance.randint(1, max(1, own // 3))
    return Source(names, counts, filled["id_body"])


def invent_person(chance: random.Random) -> str:
    """A name that nobody of note bears."""
    names = WORDS["names"]
    middle = [chance.choice(names["given"])] if chance.random() < 0.4 else []
    family = "".join(chance.choice(names["syllables"]) for _ in range(2)) + chance.choice(names["family_endings"])
    return " ".join([chance.choice(names["given"]), *middle, family.capitalize()])


def invent_place(chance: random.Random) -> str:
    """A village or river that is on no map."""
    names = WORDS["names"]
    syllables = "".join(chance.choice(names["syllables"]) for _ in range(chance.choice((2, 2, 3))))
    return f"{syllables}{chance.choice(names['endings'])}".capitalize()


def tell_event(event: Event, world: World) -> Iterator[Story]:
    """Yield the texts about an event, in the order they came out."""
    chance = random.Random(f"texts {world.seed} {event.number}")
    [(least, most)] = chance.choices(TELLINGS, TELLING_WEIGHTS)
    texts = chance.randint(least, most)
    outlets = chance.sample(world.outlets, min(texts, len(world.outlets)))
    offsets = sorted(chance.expovariate(1 / 14) % HOURS_TOLD for _ in outlets)
    wires: dict[str, Story] = {}
    for at, ((outlet, language), hours) in enumerate(zip(outlets, offsets, strict=True)):
        published = event.began + timedelta(minutes=round(60 + 60 * hours))
        name = f"e{event.number}-{at}"
        wire = wires.get(language)
        if wire is not None and chance.random() < COPY_SHARE:
            yield copy_story(wire, (name, outlet, published), chance)
            continue
        is_wire = wire is None and texts > 1 and chance.random() < 0.7
        printed = chance.choice(WORDS["names"]["agencies"]) if is_wire else outlet
        story = write_story(event, (name, printed, published), language, "wire" if is_wire else "own", chance)
        if is_wire:
            wires[language] = story
        yield story


Imprint = tuple[str, str, datetime]


def write_story(event: Event, imprint: Imprint, language: str, kind: Kind, chance: random.Random) -> Story:
    """A text in its outlet's own words, with what some of the bodies count."""
    told = WORDS[language]
    is_late = event.revised is not None and imprint[2] >= event.revised
    hazard = event.hazard["id" if language == "id" else "en"]
    slots = {**event.scene, "hazard": hazard, "Hazard": _capitalize(hazard), "day": _day(event.began, told)}
    quoted = chance.sample(event.sources, chance.randint(1, len(event.sources)))
    counts: list[Count] = []
    paragraphs = [_fill(chance.choice(told["first"]), slots, chance)]
    for source in quoted:
        lines, its = _quote(source, event, (language, is_late), slots, chance)
        counts += its
        paragraphs.append(" ".join(lines))
        paragraphs.append(_tell_around(told, slots, chance))
    if chance.random() < HEAD_SHARE:
        paragraphs.insert(2, _fill(chance.choice(told["head"]), slots, chance))
    paragraphs += [_tell_around(told, slots, chance) for _ in range(chance.randint(1, 4))]
    first = counts[0]
    title = {**slots, "n": _number(first.value, language), "what": told["what"][first.measure]}
    headline = chance.choice(told["title"]).format(**{**title, "Hazard": title["Hazard"].title()})
    name, outlet, published = imprint
    author = invent_person(chance)
    return Story(
        name, event.number, kind, outlet, language, published, headline, tuple(paragraphs), author, tuple(counts),
        place=event.scene["place"],
    )  # fmt: skip


def _quote(
    source: Source, event: Event, how: tuple[str, bool], slots: Mapping[str, str], chance: random.Random
) -> tuple[list[str], list[Count]]:
    """What a text has from one body: its figures, and often its words."""
    language, is_late = how
    told = WORDS[language]
    full, body, name = source.names[language]
    lines, counts = [], []
    measures = list(source.counts)
    for at, measure in enumerate(chance.sample(measures, chance.randint(1, len(measures)))):
        value = source.counts[measure][is_late]
        draw = chance.random()
        speaker = full if at == 0 or draw > BODY_SHARE + UNSAID_SHARE else body
        is_unsaid = bool(at) and draw < UNSAID_SHARE
        if is_unsaid:
            speaker = chance.choice(told["unnamed"])
        hedge = chance.choice(told["hedge"]["plain"])
        number = _number(value, language)
        form = chance.choice(told["figure"][measure])
        line = _fill(
            form, {**slots, "n": number, "Hedge": hedge, "speaker": speaker, "Speaker": _capitalize(speaker)}, chance
        )
        if is_late and at == 0 and chance.random() < 0.5:
            line += " " + told["latest"].format(old=_number(source.counts[measure][0], language))
        lines.append(_capitalize(line))
        counts.append(Count(measure, value, "" if is_unsaid else source.origin))
    if chance.random() < 0.6:
        # A body says the same to all who ask: reports share its words without sharing a text.
        quote = random.Random(f"{event.number} {source.origin}").choice(told["quotes"])
        words = _fill(quote, slots, random.Random(f"{event.number} {source.origin} words"))
        lines.append(_fill(chance.choice(told["quoting"]), {**slots, "quote": words, "speaker": name}, chance))
    return lines, counts


def _tell_around(told: Mapping[str, Any], slots: Mapping[str, str], chance: random.Random) -> str:
    """A paragraph of what else is seen: other villages and rivers each time, so that no two texts have it alike."""
    lines = []
    for line in chance.sample(told["filler"], chance.randint(2, 4)):
        around = {"river": invent_place(chance), "village": chance.choice((slots["hamlet"], invent_place(chance)))}
        lines.append(_fill(line, {**slots, **around}, chance))
    return " ".join(lines)


def copy_story(wire: Story, imprint: Imprint, chance: random.Random) -> Story:
    """An agency's text as an outlet prints it."""
    told = WORDS[wire.language]
    paragraphs = list(wire.paragraphs)
    match chance.choices(("whole", "cut", "led", "changed"), (40, 30, 15, 15))[0]:
        case "cut":
            paragraphs = paragraphs[: max(3, len(paragraphs) - chance.randint(1, 2))]
        case "led":
            paragraphs[0] = paragraphs[0].split(",")[0] + "."
        case "changed":
            paragraphs = [_change(paragraph, chance) for paragraph in paragraphs]
    if chance.random() < CREDIT_SHARE:
        paragraphs[-1] += " " + chance.choice(told["credit"]).format(agency=wire.outlet)
    name, outlet, published = imprint
    kept = " ".join(paragraphs)
    counts = tuple(count for count in wire.counts if _number(count.value, wire.language) in kept)
    return Story(
        name, wire.event, "copy", outlet, wire.language, published, wire.title, tuple(paragraphs), wire.author, counts,
        wire.id, wire.place,
    )  # fmt: skip


def _change(paragraph: str, chance: random.Random) -> str:
    """Swap two neighbouring lower-case words in some sentences, as a hasty editor does; figures and names stay."""
    words = paragraph.split(" ")
    for at in range(3, len(words) - 1):
        if chance.random() < 0.04 and words[at].isalpha() and words[at].islower() and words[at + 1].islower():
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _fill(form: str, slots: Mapping[str, str], chance: random.Random) -> str:
    small = {
        "k": str(chance.randint(2, 19)),
        "hour": f"{chance.randint(1, 23):02}",
        "minute": f"{chance.randint(0, 59):02}",
    }
    # A name set between commas ends in one, and some forms have their own there.
    return form.format(**{**slots, **small}).replace(",,", ",").replace(",.", ".")


def _capitalize(text: str) -> str:
    return text[0].upper() + text[1:]


def _number(value: int, language: str) -> str:
    return f"{value:,}".replace(",", ".") if language == "id" else f"{value:,}"


def _day(moment: datetime, told: Mapping[str, Any]) -> str:
    name = told["days"][moment.weekday()]
    return str(told["day"].format(day=name, d=moment.day, m=moment.month, y=moment.year))
