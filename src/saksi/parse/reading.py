"""An article as a Reading: language, paragraphs, quotations, sentences, words."""

from collections.abc import Mapping
from dataclasses import replace

from saksi.kinds import Article, Quote, Reading, Sentence, Span
from saksi.pack import UNDETERMINED, Pack
from saksi.parse.label import label_paragraph
from saksi.parse.language import detect_language, name_unread
from saksi.parse.quote import find_quotes
from saksi.parse.sentence import find_clock, find_dateline, find_late, find_placed, split_paragraphs, split_sentences
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
    is_open = True
    for number, paragraph in enumerate(paragraphs):
        is_carried = bool(quotes) and not quotes[-1].is_closed and quotes[-1].paragraph == number - 1
        found = tuple(find_quotes(text, paragraph, number, pack, is_carried=is_carried))
        quotes.extend(found)
        sign = (find_dateline(text, paragraph) or find_placed(text, paragraph, pack)) if is_open else None
        late = find_late(text, paragraph, paragraphs[0]) if number == 1 and not is_open else None
        dateline = sign or late or find_clock(text, paragraph)
        if dateline is not None:
            title = Span(paragraph.start, dateline.start)
            sentences.extend(split_sentences(text, title, number, found, pack))
            sentences.append(Sentence(dateline, number, "dateline"))
        # Lines above the story (a title, a date, a byline) end without a stop; the first that does is the story's.
        is_open = is_open and text[paragraph.end - 1].isalnum()
        rest = Span(dateline.end if dateline else paragraph.start, paragraph.end)
        kind = label_paragraph(text, paragraph, number, pack)
        split = split_sentences(text, rest, number, found, pack)
        sentences.extend(split if kind == "body" else (replace(each, kind=kind) for each in split))
    unread = None if code else name_unread(text, packs)
    words, forms = split_words(text)
    return Reading(article, code, paragraphs, tuple(sentences), words, tuple(quotes), unread, forms)
