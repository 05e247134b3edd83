"""What the pages say, in the reader's language: words from `words/CODE.toml`, numbers, dates, counts."""

import datetime
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from saksi.kinds import Number, Quantity
from saksi.show.plain import flat
from saksi.show.web.unit import money, unit_sign

FALLBACK = "en"
REASON = "reason."
_MARKED = ("=", "~", ">", ">=", "<", "<=")


@dataclass(frozen=True, slots=True)
class Speech:
    """One language of the interface. `words` holds every message by its dotted name."""

    code: str
    words: Mapping[str, str]

    def say(self, name: str, /, **values: object) -> str:
        """A message with values put in; numbers are written as the language writes them. KeyError when none.

        >>> speeches()["en"].say("count.claims", n=1200)
        '1,200 claims'
        >>> speeches()["id"].say("count.claims", n=1200)
        '1.200 pernyataan'
        """
        shown = {key: self.number(value) if isinstance(value, int) else value for key, value in values.items()}
        if values.get("n") == 1 and f"{name}.one" in self.words:
            name = f"{name}.one"
        return self.words[name].format_map(shown)

    def maybe(self, name: str, otherwise: str) -> str:
        """A message, or what is given where there is none: for codes that a newer ledger may hold.

        >>> speeches()["en"].maybe("stance.deny", "?"), speeches()["en"].maybe("stance.sing", "sing")
        ('denied', 'sing')
        """
        return self.words.get(name, otherwise)

    def reason(self, text: str) -> str:
        """Why things were put together, in the reader's language; as it is kept where that has no words for it.

        >>> speeches()["id"].reason("s1 copies its source's words"), speeches()["id"].reason("a guess")
        ('s1 menyalin kata-kata sumbernya', 'a guess')
        >>> speeches()["id"].reason("s1 likely counts what s2 counts: the same number and like sentences")
        's1 mungkin menghitung hal yang sama dengan s2: angka yang sama dan kalimat yang serupa'
        """
        for pattern, words in _reasons(self.code):
            if found := pattern.fullmatch(text):
                held = found.groupdict()
                return words.format_map({slot: self.maybe(REASON + each, each) for slot, each in held.items()})
        return text

    def number(self, number: Number | None) -> str:
        """A number as the language writes it.

        >>> speeches()["id"].number(25000), speeches()["en"].number(2.5), speeches()["id"].number(2.5)
        ('25.000', '2.5', '2,5')
        """
        if number is None:
            return "?"
        written = f"{number:,}" if isinstance(number, int) else f"{number:,.6g}"
        marks = {",": self.words["number.group"], ".": self.words["number.decimal"]}
        return "".join(marks.get(sign, sign) for sign in written)

    def bounds(self, quantity: Quantity) -> str:
        """The value of a quantity without its unit; money with its currency.

        >>> from saksi.kinds import Span
        >>> q = Quantity("q1", Span(0, 9), 25000, 30000, "between", "tentara", "noun", "rule")
        >>> speeches()["id"].bounds(q)
        '25.000 sampai 30.000'
        """
        lo, hi = (self._value(end, quantity) for end in (quantity.lo, quantity.hi))
        if quantity.cmp in _MARKED:
            return self.say(f"comparison.{quantity.cmp}", value=lo if quantity.lo is not None else hi)
        return self.say(f"comparison.{quantity.cmp}", lo=lo, hi=hi)

    def _value(self, number: Number | None, quantity: Quantity) -> str:
        written = self.number(number)
        is_money = quantity.unit_kind == "iso4217" and quantity.unit
        return money(written, quantity.unit, self.words) if is_money else written

    def amount(self, quantity: Quantity) -> str:
        """The value of a quantity, with its unit and what became of the counted.

        >>> from saksi.kinds import Span
        >>> speeches()["id"].amount(Quantity("q1", Span(0, 9), 85000, 85000, "~", "IDR", "iso4217", "rule", per="kg"))
        'sekitar Rp85.000 per kg'
        """
        unit = "" if quantity.unit_kind == "iso4217" else unit_sign(quantity.unit, self.words)
        glue = "" if unit == "%" else "\u00a0" if quantity.unit_kind == "ucum" else " "
        per = f" {self.say('amount.per', per=self._per(quantity.per))}" if quantity.per else ""
        parts = [f"{self.bounds(quantity)}{glue}{unit}".strip() + per]
        named = (("change", quantity.change), ("outcome", quantity.outcome), ("mode", quantity.mode))
        # "per day" says already that it is a rate.
        untold = ("level", "rate") if per else ("level",)
        parts += [self.maybe(f"{kind}.{code}", str(code)) for kind, code in named if code and code not in untold]
        return ", ".join(parts)

    def _per(self, unit: str) -> str:
        return self.maybe(f"unit_one.{unit}", unit_sign(unit, self.words))

    def day(self, moment: str | None) -> str:
        """A date, and the time where it is given, with its zone.

        >>> speeches()["en"].day("2025-02-11T09:25:00+09:00"), speeches()["id"].day("2025-02-11")
        ('11 February 2025, 09:25 (UTC+9)', '11 Februari 2025')
        """
        if not moment:
            return self.words["date.none"]
        try:
            read = datetime.datetime.fromisoformat(moment)
        except ValueError:
            return flat(moment)
        date = f"{read.day} {self.words[f'month.{read.month}']} {read.year}"
        if len(moment) <= len("2025-02-11"):
            return date
        return f"{date}, {read.hour:02}{self.words['date.clock']}{read.minute:02}{_zone(read)}"

    def days(self, first: str | None, last: str | None) -> str:
        r"""The days from one moment to another, what both have in common written once.

        >>> en = speeches()["en"]
        >>> print(ascii((en.days("2025-03-06T11:20:00+08:00", "2025-03-08"), en.days("2025-03-06", "2025-04-01"))))
        ('6\u20138 March 2025', '6 March \u2013 1 April 2025')
        """
        ends = [self.day((moment or "")[:10]) for moment in (first, last)]
        a, b = (end.split() for end in ends)
        if a == b or len(a) != len(b):
            return ends[0] if a == b else " \u2013 ".join(ends)
        while len(a) > 1 and a[-1] == b[len(a) - 1]:
            a.pop()
        dash = " \u2013 " if len(a) > 1 else "\u2013"
        return f"{' '.join(a)}{dash}{ends[1]}"

    def month(self, month: str) -> str:
        """A month written YYYY-MM.

        >>> speeches()["id"].month("2025-08")
        'Agustus 2025'
        """
        year, _, number = month.partition("-")
        name = "month." + number.lstrip("0")
        return f"{self.maybe(name, number)} {year}".strip()


@functools.cache
def _reasons(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The kept forms of reasons as patterns, with the words for them; forms with more words of their own first."""
    told = {
        name.removeprefix(REASON): words for name, words in speeches()[code].words.items() if name.startswith(REASON)
    }
    slot = re.compile(r"\\\{(\w)\\\}")
    ordered = sorted(told.items(), key=lambda pair: -len(pair[0]))
    return tuple((re.compile(slot.sub(r"(?P<\1>.+)", re.escape(form)), re.DOTALL), words) for form, words in ordered)


@functools.cache
def speeches() -> Mapping[str, Speech]:
    """Every language of the interface by its code.

    >>> sorted(speeches())
    ['en', 'id']
    """
    folder = importlib.resources.files("saksi.show.web") / "words"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name[:-5]: Speech(file.name[:-5], _flatten(tomllib.loads(file.read_text("utf-8")))) for file in files}


def choose(cookie: str | None, accepted: str) -> Speech:
    """The language a reader chose, or the first that the browser asks for and there is.

    >>> choose(None, "nl, id;q=0.9, en;q=0.5").code, choose("en", "id").code, choose("xx", "").code
    ('id', 'en', 'en')
    """
    every = speeches()
    if cookie is not None and cookie in every:
        return every[cookie]
    asked = (part.partition(";")[0].strip().partition("-")[0].casefold() for part in accepted.split(","))
    return every[next((code for code in asked if code in every), FALLBACK)]


def _zone(read: datetime.datetime) -> str:
    offset = read.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f" (UTC{'+' if minutes >= 0 else '-'}{hours}{f':{rest:02}' if rest else ''})"


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            words |= _flatten(value, f"{prefix}{name}.")
        else:
            words[f"{prefix}{name}"] = str(value)
    return words
