"""Write `feastday.tsv` of the pack for all languages: days of feasts that no simple rule gives, year by year.

Needs the package `holidays` of the extra `data`, whose tables it takes the days from:

    python tools/feasts.py src/saksi/packs/und
"""

import sys
from datetime import date
from pathlib import Path

import holidays
from holidays.calendars.balinese_saka import _BalineseSakaLunar
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar

YEARS = range(1980, 2061)
# What a government calls the feast; its own days go before those of the table.
WAISAK = "Hari Raya Waisak"
TABLES = {
    "diwali": _HinduLunisolar.DIWALI_INDIA_DATES,
    "hanukkah": _HebrewLunisolar.HANUKKAH_DATES,
    "lunar-new-year": _ChineseLunisolar.LUNAR_NEW_YEAR_DATES,
    "mid-autumn": _ChineseLunisolar.MID_AUTUMN_DATES,
    "nyepi": _BalineseSakaLunar.NYEPI_DATES,
    "passover": _HebrewLunisolar.PASSOVER_DATES,
    "rosh-hashanah": _HebrewLunisolar.ROSH_HASHANAH_DATES,
    "vesak": _BuddhistLunisolar.VESAK_DATES,
    "yom-kippur": _HebrewLunisolar.YOM_KIPPUR_DATES,
}
NOTE = "# Days of feasts that follow the moon, year by year. Made by tools/feasts.py from the package holidays (MIT).\n"


def main() -> None:
    """Write the table."""
    days = {
        (feast, year): date(year, *table[year]) for feast, table in TABLES.items() for year in YEARS if year in table
    }
    for day, name in holidays.Indonesia(years=YEARS, language="id").items():
        if name.startswith(WAISAK):
            days["vesak", day.year] = day
    rows = sorted((feast, day.isoformat()) for (feast, _), day in days.items())
    text = NOTE + "feast\tday\n" + "".join(f"{feast}\t{day}\n" for feast, day in rows)
    (Path(sys.argv[1]) / "feastday.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
