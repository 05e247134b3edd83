"""The questions of docs/questions.md: each query runs on what was read, and answers."""

import re
from pathlib import Path

import pytest

from saksi.kinds import Settings
from saksi.wide.run import read_wide

duckdb = pytest.importorskip("duckdb")
TEXT = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"^## (.+?)\n.*?```sql\n(.+?)```", TEXT, re.DOTALL | re.MULTILINE))
# In the corpus nobody denies anything, nothing comes through somebody else, and no figure is without its source.
MORE = (
    "Bupati Sigi Sari Dewi mengatakan tanggul sudah diperbaiki, seperti dikutip Kantor Berita Lontar, Senin (3/3/2025)."
    "\n\nDirektur RSUD Torabelo Budi Rante membantah kabar bahwa rumah sakit itu kehabisan obat."
    "\n\nBanjir merendam tiga desa. Sedikitnya 12 orang tewas dan 30 orang terluka."
)


@pytest.fixture(scope="module")
def result(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus in Parquet."""
    folder = tmp_path_factory.mktemp("questions")
    out, more = folder / "result", folder / "more.txt"
    more.write_text(MORE, encoding="utf-8")
    list(read_wide([str(corpus), str(more)], str(out), Settings()))
    return out


def test_the_page_has_its_questions() -> None:
    assert len(QUESTIONS) >= 10
    assert TEXT.count("```sql") == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered(question: str, result: Path) -> None:
    query = QUESTIONS[question].replace("'result/", f"'{result}/")
    assert duckdb.sql(query).fetchall()


def test_who_is_quoted_most_is_counted_as_the_claims_are(result: Path) -> None:
    [query] = [text for question, text in QUESTIONS.items() if question.startswith("Who is quoted")]
    first = duckdb.sql(query.replace("'result/", f"'{result}/")).fetchall()[0]
    claims = duckdb.sql(f"SELECT count(*) FROM '{result}/claims/*.parquet' WHERE speaker = ?", params=[first[0]])
    assert claims.fetchall() == [(first[2],)]
