"""Why a number stands for itself, and what only seems to say so."""

import pytest

from saksi.flow import _read_text
from saksi.link.count.level import set_apart
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def tell_of(text: str, language: str = "en") -> dict[float, Told]:
    """The figures of a text by their least."""
    told = tell(_read_text(text, language, MOMENT), MOMENT, load_packs())
    return {each.bounds[1]: each for each in set_apart(list(told))}


def test_of_them_hangs_on_the_number_in_front_of_it() -> None:
    told = tell_of("In all 28 people were saved, two of them by a tanker, and 14 people are still missing.")
    assert told[14].kind.apart == ""
    assert told[2].kind.apart == "part"


def test_no_more_than_adds_nothing() -> None:
    assert tell_of("On Friday no more than six marchers were injured.")[6].kind.apart == ""
    assert tell_of("On Friday six more marchers were injured.")[6].kind.apart


def test_a_further_number_of_another_fate_is_the_count_of_that() -> None:
    text = "The 6.4 magnitude quake killed 14 people, the governor said.\nA further 126 people were injured, she said."
    assert tell_of(text)[126].kind.apart == ""


def test_a_further_number_of_those_suspected_is_no_part_of_those_confirmed() -> None:
    text = "Tests have confirmed 48 measles patients. A further 310 suspected cases await results."
    assert tell_of(text)[310].kind.apart == ""


def test_the_whole_of_a_part_is_not_befallen() -> None:
    assert tell_of("A ferry sank. Rescuers saved 26 people out of about 56 passengers.")[56].kind.fate is None
    told = tell_of("Kapal karam. 26 orang diselamatkan dari sekitar 56 penumpang.", "id")
    assert (told[26].kind.fate, told[56].kind.fate) == ("rescued", None)
    assert tell_of("Korban tewas bertambah dari 12 orang menjadi 15 orang.", "id")[15].kind.fate == "killed"


@pytest.mark.parametrize(
    ("behind", "is_apart"),
    [
        ("Data statistik kecamatan memuat tambak seluas 290 hektare.", True),
        ("Seluruh tambak di sana, menurut buku statistik, luasnya 290 hektare.", True),
        ("Data statistik kecamatan memuat tambak rusak seluas 290 hektare.", False),
        ("Menurut data Dinas Perikanan Bima luasnya 290 hektare.", False),
        ("Warga membantah data bahwa luasnya 290 hektare.", False),
    ],
)
def test_how_much_there_was_by_a_nameless_document_is_no_rival_of_what_was_lost(behind: str, is_apart: bool) -> None:
    lost = "Kepala Bidang Budidaya Rahma Dewi menyebut 185 hektare tambak rusak."
    assert bool(tell_of(f"{lost}\n{behind}", "id")[290].kind.apart) == is_apart
    assert not tell_of(behind, "id")[290].kind.apart


def test_a_level_behind_another_number_is_not_the_earlier_one() -> None:
    assert not tell_of("The death toll rose from 12 to 15.")[15].kind.is_earlier


def test_the_suspected_under_watch_are_no_patients() -> None:
    assert tell_of("Measles spreads. Suspected cases under observation reached 420.")[420].kind.fate is None


def test_a_number_of_whom_something_befell_counts_people_or_who_was_told_of() -> None:
    assert tell_of("Azis said that 21 were missing.")[21].kind.thing == "person"
    assert tell_of("Keluarga yang kehilangan tempat tinggal sebanyak 148.", "id")[148].kind.thing != "person"


def test_a_sentence_of_many_amounts_is_a_table_and_each_row_stands_for_itself() -> None:
    rows = ", ".join(f"beras {sort} Rp{price}.000" for sort, price in zip("ABCDEF", range(11, 17), strict=True))
    assert {each.kind.apart for each in tell_of(f"BIMA - Harga: {rows}.", "id").values()} == {"row"}
    few = tell_of("BIMA - Harga: beras A Rp11.000, beras B Rp12.000.", "id")
    assert {each.kind.apart for each in few.values()} == {""}


def test_those_of_whom_the_number_is_told_are_no_part() -> None:
    assert tell_of("The number of those who managed to flee stands at 19.")[19].kind.apart == ""
    assert tell_of("The list of those missing has 19 names.")[19].kind.apart == ""
    assert tell_of("Of those who fled 19 came back.")[19].kind.apart == "part"


def test_what_is_counted_at_home_is_a_part_wherever_its_sentence_says_so() -> None:
    said = "WERA - Rahma Dewi, Kepala Desa Kolo, mendata 55 rumah yang hanyut{}."
    assert tell_of(said.format(", dan itu baru di desanya"), "id")[55].kind.apart == "part"
    assert tell_of(said.format(""), "id")[55].kind.apart == ""
    assert tell_of("WERA - Sebanyak 55 rumah hanyut, kata Rahma Dewi di desanya.", "id")[55].kind.apart == ""


def test_suspected_cases_are_counted_where_they_are() -> None:
    told = tell_of("WERA - Kabupaten Bulungan memantau 17 suspek campak, kata Rahma Dewi.", "id")[17]
    assert told.spots


def test_of_marchers_who_are_hurt_the_noun_says_who_they_are() -> None:
    said = "WERA - Korban luka dari kalangan demonstran, kata Rahma Dewi, sembilan orang."
    assert tell_of(said, "id")[9].kind.fate == "injured"
    assert tell_of("WERA - Sejak polisi menangkap Rahma, demonstran berjumlah 900 orang.", "id")[900].kind.fate is None


def test_what_is_counted_together_is_no_level_of_either() -> None:
    text = "Delapan orang meninggal. Kalau yang meninggal dan yang hilang dihitung bersama, jumlahnya 23 orang."
    assert tell_of(text, "id")[23].kind.apart == "sum"
    assert tell_of(text.replace("dihitung bersama", "dihitung petugas"), "id")[23].kind.apart == ""
    assert tell_of("Eight died. The dead and the missing, counted together, are 23 people.")[23].kind.apart == "sum"


def test_some_of_a_list_that_was_told_of_are_a_part() -> None:
    assert tell_of("Tiga orang dari daftar itu meninggal karena hepatitis.", "id")[3].kind.apart == "part"
    assert tell_of("Tiga orang dari desa itu meninggal karena hepatitis.", "id")[3].kind.apart == ""
    assert tell_of("Dari daftar itu terbaca tiga orang meninggal.", "id")[3].kind.apart == ""
    assert tell_of("Four people of this register have drowned.")[4].kind.apart == "part"
    assert tell_of("Four people of this village have drowned.")[4].kind.apart == ""


@pytest.mark.parametrize(
    ("language", "text", "number", "apart"),
    [
        # What is put together of one fate is a level.
        ("id", "Kalau digabung sekabupaten, tujuh anak meninggal sejak Februari.", 7, ""),
        ("id", "Data tiga desa digabung sehingga korban tewas menjadi 31 orang.", 31, ""),
        ("id", "Bila korban meninggal dan hilang digabung, jumlahnya 14 orang.", 14, "sum"),
        ("id", "Bila digabung dengan korban hilang, jumlahnya 15 orang.", 15, "sum"),
        ("id", "Jika digabung, korban tewas dan luka 45 orang.", 45, "sum"),
        ("en", "Counted together across the regency, seven children have died of measles.", 7, ""),
        ("en", "Counted together, 45 people were killed or hurt.", 45, "sum"),
        # Those still sought are a level beside the dead, wherever these stand.
        ("id", "Dua orang tewas.\n\nHujan turun.\n\nJalan putus.\n\nEnam orang lagi dicari.", 6, ""),
        ("id", "Dua orang tewas, 11 orang hilang.\n\nHujan turun.\n\nEnam orang lagi hilang.", 6, "more"),
        ("id", "Hujan turun.\n\nEnam orang lagi tewas.", 6, "more"),
        ("id", "Dua orang tewas.\n\nAda 12 perahu hilang.\n\nEnam orang lagi dicari.", 6, ""),
        ("en", "Two people died.\n\nIt rained.\n\nThe road is cut.\n\nSix more are still missing.", 6, ""),
        # Some of a list of which more were told.
        ("id", "Tiket yang terjual 412 lembar. Dari daftar tersebut, 96 penumpang naik di Wera.", 96, "part"),
        ("id", "Dari daftar tersebut, 96 penumpang naik di Wera.", 96, ""),
        ("id", "Ada 14 orang ditangkap. Tiga dari nama itu datang sendiri.", 3, "part"),
        ("en", "The ferry had 412 passengers. Of that list, 96 passengers boarded at Wera.", 96, "part"),
        ("en", "Of that list, 96 passengers boarded at Wera.", 96, ""),
        ("id", "Ada empat tersangka. Dua orang yang baru ialah warga Wera.", 2, "more"),
        ("id", "Ada empat tersangka. Dua orang yang baru ditangkap menangis.", 2, ""),
        # Some of those who fled are what all of them are.
        ("id", "Perahu yang mengangkut 152 pengungsi kandas. Dari jumlah itu 58 anak-anak.", 58, "part"),
        # Who is in care is so in somebody's hospital; who died there is one of the dead.
        ("id", "Direktur RSUD Wera Rahma Dewi menyatakan 24 orang dirawat di rumah sakitnya.", 24, ""),
        ("id", "Direktur RSUD Wera Rahma Dewi menyatakan 24 orang meninggal di rumah sakitnya.", 24, "part"),
    ],
)
def test_a_number_is_a_part_or_a_sum_only_where_more_is_told(language: str, text: str, number: int, apart: str) -> None:
    assert tell_of(text, language)[number].kind.apart == apart


@pytest.mark.parametrize(
    ("language", "text", "fate"),
    [
        ("id", "Sebanyak 24 orang dirawat karena luka bakar.", "injured"),
        ("id", "Sebanyak 24 orang dirawat karena luka bakar dan sesak.", "injured"),
        ("id", "Sebanyak 24 orang dirawat karena dehidrasi dan luka bakar.", "in care"),
    ],
)
def test_wounds_that_come_second_are_of_some_of_those_in_care(language: str, text: str, fate: str) -> None:
    assert tell_of(text, language)[24].kind.fate == fate


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        (
            "Rumah yang rusak juga lebih banyak dari dugaan awal. BPBD kini mencatat 37 rumah setelah desa didata.",
            "damaged",
        ),
        (
            "Rumah yang rusak juga lebih banyak dari dugaan awal. BPBD kini mencatat 37 perahu setelah desa didata.",
            None,
        ),
        (
            "Rumah yang rusak juga lebih banyak dari dugaan awal. BPBD menyiapkan 37 rumah setelah desa didata.",
            None,
        ),
    ],
)
def test_why_somebody_counts_again_says_nothing_of_what_is_counted(text: str, fate: str | None) -> None:
    assert tell_of(text, "id")[37].kind.fate == fate


@pytest.mark.parametrize(
    ("language", "text", "number", "apart"),
    [
        ("id", "Lahan yang disengketakan hanya 1.150 hektare dari 9.600 hektare kebun.", 9600, "sum"),
        ("id", "Luas sawah naik dari 1.150 hektare menjadi 9.600 hektare.", 9600, ""),
        ("en", "Only 1,150 hectares are in dispute, of 9,600 hectares in all.", 9600, "sum"),
        ("en", "Only 1,150 hectares are in dispute, and 9,600 hectares are not.", 9600, ""),
    ],
)
def test_a_size_that_another_one_is_of_is_that_of_all(language: str, text: str, number: int, apart: str) -> None:
    assert tell_of(text, language)[number].kind.apart == apart


@pytest.mark.parametrize(
    ("language", "text", "number", "apart"),
    [
        ("en", "Of the 500 houses under water, 120 have dried out.", 120, "part"),
        ("en", "Of 56 people on board, 26 died.", 26, ""),
        ("en", "Police arrested 41 people. Of these, 12 were women.", 12, "part"),
        ("en", "Far from the 500 houses under water, 120 boats lay in the bay.", 120, ""),
        ("id", "Dari 6.400 peti kemas yang sempat tertahan, 2.150 peti kemas sudah keluar.", 2150, "part"),
        ("id", "Dari 500 rumah yang terendam, kata Rahma Dewi, 120 rumah sudah kering.", 120, "part"),
        ("id", "Dari 56 penumpang kapal, 26 orang tewas.", 26, ""),
        ("en", "The clinic said 21 people were hurt, three by rubber bullets.", 3, "part"),
        ("id", "Sebanyak 21 warga luka akibat kericuhan, tiga karena terkena peluru karet.", 3, "part"),
        ("id", "Dari 12 desa yang terendam, 500 warga mengungsi.", 500, ""),
    ],
)
def test_a_number_behind_those_it_is_some_of_is_a_part_unless_something_else_befell_it(
    language: str, text: str, number: int, apart: str
) -> None:
    told = {each.bounds[1]: each for each in tell(_read_text(text, language, MOMENT), MOMENT, load_packs())}
    assert told[number].kind.apart == apart


def test_what_a_part_is_of_ends_with_a_turn() -> None:
    hurt = "The office counted 140 patients, including 21 infants, while 87 schools were shut, she said."
    told = tell_of(hurt)
    assert (told[21].kind.apart, told[87].kind.apart) == ("part", "")
    told = tell_of("Ada 45 korban, termasuk tiga anak dan 14 lansia, sementara 30 rumah rusak.", "id")
    assert (told[14].kind.apart, told[30].kind.apart) == ("part", "")


def test_what_a_group_is_made_up_of_is_all_of_it() -> None:
    assert tell_of("Rombongan itu terdiri atas 38 orang, kata Rahma Dewi.", "id")[38].kind.apart == ""
    assert tell_of("Ada 45 korban, terdiri atas 38 orang dewasa.", "id")[38].kind.apart == "part"


def test_those_in_all_are_no_part_of_themselves() -> None:
    assert tell_of("Of the suspects, nine in all, two are a married couple, the commander said.")[9].kind.apart == ""
    assert tell_of("Of the suspects, nine are women, the commander said.")[9].kind.apart == "part"


def test_whom_somebody_picked_up_is_no_rise() -> None:
    told = tell_of("The police had picked up 17 youths.")[17].kind
    assert (told.fate, told.apart) == ("arrested", "")
    assert tell_of("Sales picked up 17 boxes on Monday.")[17].kind.fate is None


def test_things_that_are_named_first_are_all_of_them() -> None:
    assert tell_of("The list begins with travel documents, 118 of them.")[118].kind.apart == ""
    assert tell_of("Ships wait outside, seven of them without crew.")[7].kind.apart == "part"
    assert tell_of("Nine ships wait, seven of them.")[7].kind.apart == "part"
