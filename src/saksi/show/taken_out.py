"""What cleaning took out of articles or wrote otherwise: `cuts`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import click

from saksi.kinds import Article
from saksi.show.label import count
from saksi.show.option import json_option, ledger_option
from saksi.show.screen import note, write_line

# Letters of the article's text that are shown on either side of a cut.
AROUND = 30


@dataclass(frozen=True, slots=True)
class CutLine:
    """One cut. `at` counts characters of the article's text; `before` and `after` are its words on either side."""

    article: str
    article_key: str
    at: int
    reason: str
    score: float
    by: str
    text: str
    instead: str
    before: str
    after: str


@click.command()
@click.option("--reason", metavar="REASON", help="Only these: brand, promotion, hidden, misread, look-alike, ...")
@ledger_option
@json_option
def cuts(ledger_path: str, reason: str | None, as_json: bool) -> None:
    """Print everything that was cut from articles or written otherwise, and why.

    Text that a page hides, keywords that were put into it, letters in disguise, text whose encoding was misread. Each
    cut has its reason, a score from 0 to 1 and the rule that made it; put back in its place it restores the text.

    \b
    Examples:
      saksi cuts
      saksi cuts --reason brand --json > brands.jsonl
    """
    from saksi.ledger.ledger import Ledger

    reasons: Counter[str] = Counter()
    with Ledger.open(ledger_path) as ledger:
        for line in (line for key in ledger.keys() for line in _lines(ledger.article(key), reason)):  # noqa: SIM118
            reasons[line.reason] += 1
            if as_json:
                write_line(line)
            else:
                _print(line)
    told = ", ".join(f"{number} {name}" for name, number in reasons.most_common())
    note(f"{count(reasons.total(), 'cut')}{': ' * bool(told)}{told}")


def _lines(article: Article, reason: str | None) -> Iterator[CutLine]:
    text = article.text
    for cut in article.cuts:
        if reason in (None, cut.reason):
            end = cut.at + len(cut.instead)
            around = (text[max(0, cut.at - AROUND) : cut.at], text[end : end + AROUND])
            said = (cut.at, cut.reason, cut.score, cut.by, cut.text, cut.instead)
            yield CutLine(article.id, article.key, *said, *around)


def _print(line: CutLine) -> None:
    from saksi.show.plain import flat
    from saksi.show.screen import say

    instead = f" -> {ascii(line.instead)[1:-1]}" if line.instead else ""
    say(f"{flat(line.article)}:{line.at} {line.reason} {line.score:.2f} ({line.by})")
    say(f"{flat(line.before)} [{flat(line.text) or ascii(line.text)[1:-1]}{instead}] {flat(line.after)}", indent=2)
