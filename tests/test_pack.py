"""Rows that stand for all forms of their word."""

from saksi.pack import Pack, inflected, load_packs, read_habits, read_table

HABITS = read_habits("xx/pack.toml", 'name = "Test"')
AFFIXES = "kind\tedge\tletters\tcut\tadd\tvoice\nact\tend\t\t0\tu\tpassive\nact\tend\t\t0\tan\tactive\n"


def pack_of(*rows: str) -> Pack:
    table = "form\tkind\tvalue\tinflect\n" + "\n".join(rows) + "\n"
    return Pack(
        "xx", HABITS, {"affix": read_table("xx/affix.tsv", AFFIXES), "measure": read_table("xx/measure.tsv", table)}
    )


def test_a_row_stands_for_every_form_each_with_its_voice() -> None:
    rows = inflected(pack_of("kot doro\taspect\tburnt\tact"), "measure")
    assert [(row["form"], row["value"], row["voice"]) for row in rows] == [
        ("kotu doro", "burnt", "passive"),
        ("kotan doro", "burnt", "active"),
    ]


def test_a_form_with_a_row_of_its_own_that_says_the_same_stands_once() -> None:
    rows = inflected(pack_of("kot\taspect\tburnt\tact", "kotu\taspect\tburnt", "kotan\tfate\tlost"), "measure")
    assert sorted((row["form"], row["kind"], row["value"]) for row in rows) == [
        ("kotan", "aspect", "burnt"),
        ("kotan", "fate", "lost"),
        ("kotu", "aspect", "burnt"),
    ]


def test_every_row_that_is_inflected_has_forms() -> None:
    for code in ("id", "en"):
        pack = load_packs()[code]
        for table in ("measure", "outcome"):
            for row in pack.rows(table):
                if row["inflect"]:
                    kinds = {each["kind"] for each in pack.rows("affix")}
                    assert set(row["inflect"].split()) <= kinds, row.where
