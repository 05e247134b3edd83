"""How a sentence says that a document holds something: "the list shows", "di daftar tertulis", ", the files say"."""

import functools
import re

from saksi.link.form import either
from saksi.link.voice.paper import list_nouns, list_papers
from saksi.pack import Pack, list_forms, load_roles

# Words of a document up to the verb: "manifes yang diperlihatkan syahbandar | hanya berisi".
PHRASE_WORDS = 10
# Words in front of the one for a document, where owners stand before what they own.
LED_WORDS = 4


@functools.cache
def _phrase(pack: Pack) -> str:
    """A document: the word for it, what stands in front of it where owners do, and what is said of it behind."""
    noun = rf"(?i:{either(list_nouns(pack))})\b(?![\u2019'])"
    led = rf"(?:[\w\u2019'-]+ ){{0,{LED_WORDS}}}?" if pack.habits.owning else ""
    return rf"\b{led}{noun}(?: [\w\u2019'/-]+){{0,{PHRASE_WORDS}}}?"


@functools.cache
def _verb(pack: Pack) -> str:
    """A verb that says what a document holds, behind small words perhaps."""
    held_by = load_roles(pack).items()
    small = either(form for form, held in held_by if {"adverb", "relative"} & held and "be" not in held)
    return rf"(?: {small})*? (?i:{either(list_forms(pack, 'measure', 'holds'))})\b"


@functools.cache
def list_leading(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """A document that holds something, and one in which it stands or on which it leans, up to what follows it."""
    roles = load_roles(pack)
    within = either(form for form, held in roles.items() if "within" in held)
    stands = either(
        list_forms(pack, "measure", "stands") | {f for f, held in roles.items() if {"be", "written"} & held}
    )
    pointing, relative = (
        either(form for form, held in roles.items() if role in held) for role in ("deictic", "relative")
    )
    doc, leans = _phrase(pack), either(list_forms(pack, "measure", "passed"))
    return (
        re.compile(rf"\b(?i:{leans}) (?P<paper>{doc})(?=,)"),
        re.compile(rf"(?P<paper>{doc}(?:, {relative} [^,]*)?)(?:, [^,]*,|,)?{_verb(pack)}"),
        re.compile(rf"\b(?i:{within}) (?:{within} )?(?P<paper>{doc})(?:(?=,)|(?= {stands}\b))"),
        re.compile(rf"\b(?i:{within}) (?:{within} )?(?P<paper>{doc} {pointing})\b"),
    )


@functools.cache
def closing(pack: Pack) -> re.Pattern[str]:
    """A comma, and the document that closes what it holds: ", begitu pengumuman di pintu", ", the same files say"."""
    roles = load_roles(pack)
    if pack.habits.owning:
        return re.compile(rf", (?P<paper>{_phrase(pack)}){_verb(pack)}\W*$")
    thus, within = (either(form for form, held in roles.items() if role in held) for role in ("thus", "within"))
    like = either(form for form, held in roles.items() if {"manner", "prep"} <= held)
    stands = either(list_forms(pack, "measure", "stands") | {f for f, held in roles.items() if "written" in held})
    return re.compile(rf", (?:{thus}|(?:{like} )?{stands} {within}) (?P<paper>{_phrase(pack)})\W*$")


@functools.cache
def it_holds(pack: Pack) -> re.Pattern[str]:
    """A pronoun for a thing that opens a sentence, and a verb that says what a document holds."""
    it = either(form for form, held in load_roles(pack).items() if {"expletive", "pronoun"} <= held)
    return re.compile(rf"(?i:{it}){_verb(pack)}")


@functools.cache
def opening(pack: Pack) -> re.Pattern[str]:
    """A document that lies before somebody, which opens a sentence."""
    return re.compile(rf"(?P<paper>{_papers(pack)})")


@functools.cache
def ending(pack: Pack) -> re.Pattern[str]:
    """The same at the end of one."""
    return re.compile(rf"(?P<paper>{_papers(pack)})\W*$")


@functools.cache
def _papers(pack: Pack) -> str:
    led = rf"(?:[\w\u2019'-]+ ){{0,{LED_WORDS}}}?" if pack.habits.owning else ""
    return rf"\b{led}(?P<noun>(?i:{either(list_papers(pack))}))\b"
