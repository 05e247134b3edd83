"""An article as a Reading: language, paragraphs, quotations, sentences, words."""

from collections.abc import Mapping

from saksi.kinds import Article, Quote, Reading, Sentence
from saksi.pack import UNDETERMINED, Pack
from saksi.parse.language import detect_language
from saksi.parse.quote import find_quotes
from saksi.parse.sentence import split_paragraphs, split_sentences
from saksi.parse.word import split_words


def parse_article(article: Article, packs: Mapping[str, Pack], *, language: str | None = None) -> Reading:
    """Cut an article's text up. `language` skips the detection; it must be the code of a pack.

    >>> from saksi.pack import load_packs
    >>> article = Article(id="a", key="k", sha256="", address="", text="Hujan deras. Air naik, kata warga.")
    >>> len(parse_article(article, load_packs()).sentences)
    2
    """
    text = article.text
    code = language or detect_language(text, packs)
    pack = packs[code or UNDETERMINED]
    paragraphs = split_paragraphs(text)
    quotes: list[Quote] = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        found = tuple(find_quotes(text, paragraph, number, pack))
        quotes.extend(found)
        sentences.extend(split_sentences(text, paragraph, number, found, pack))
    return Reading(article, code, paragraphs, tuple(sentences), split_words(text), tuple(quotes))
