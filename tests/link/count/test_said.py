"""What a number counts where a word near it may say another thing: each with a near miss that stays as it was."""

import pytest

from saksi.flow import _read_text
from saksi.link.count.level import set_apart
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def read(language: str, text: str, number: str) -> Told:
    """The figure of a text whose words begin with a number."""
    finding = _read_text(text, language, MOMENT)
    told = set_apart(list(tell(finding, MOMENT, load_packs())))
    return next(each for each in told if text[slice(*each.quantity.span)].startswith(number))


@pytest.mark.parametrize(
    ("language", "text", "number", "aspects"),
    [
        ("id", "Stok garam di Sape kini kurang 37 ton.", "37", {"balance"}),
        ("id", "Garam di sana kurang 37 ton.", "37", {"balance"}),
        ("id", "Kurangnya 37 ton, kata dinas.", "37", {"balance"}),
        ("id", "Kurangnya gudang membuat 37 ton garam basah.", "37", set()),
        ("id", "Air kurang bersih di Sape diminum 37 ekor sapi.", "37", set()),
        ("id", "Tak kurang 37 ekor sapi minum di Sape.", "Tak kurang 37", set()),
        ("id", "Stok kami justru lebih 37 ton.", "37", {"balance"}),
        ("id", "Dinas menyebut kas lebih Rp37 miliar.", "Rp37", {"balance"}),
        ("id", "Dinas menyebut belanja lebih Rp37 miliar.", "lebih Rp37", set()),
        ("id", "Ada 37 nasabah yang uangnya raib.", "37", {"loss"}),
        ("id", "Ada 37 nasabah yang uangnya kembali.", "37", set()),
        ("id", "Perusahaan mengirim 37 teknisi.", "37", {"deployed"}),
        ("id", "Perusahaan memuji 37 teknisi.", "37", set()),
        ("en", "Detectives have taken more than 370 dollars in cash.", "more than 370", {"seized"}),
        ("en", "Traders have taken more than 370 dollars in cash.", "more than 370", set()),
        ("id", "Sape mencatat surplus 37 ton garam.", "37", {"balance"}),
        ("en", "Sape is short by 37 tonnes of salt.", "37", {"balance"}),
        ("id", "Stok garam di Sape kurang lebih 37 ton.", "kurang lebih 37", {"stock"}),
        ("id", "Keluarga kurang mampu di Sape menerima 37 ton garam.", "37", set()),
        ("id", "Rumah sakit itu kekurangan 37 perawat.", "37", {"needed"}),
        ("id", "Rutan itu menampung 370 tahanan.", "370", {"housed"}),
        ("id", "Lapas itu dihuni 370 orang.", "370", {"housed"}),
        ("id", "Tahanan yang ikut mengamuk sekitar 370 orang.", "sekitar 370", {"turnout"}),
        ("id", "Feri itu karam di Selat Wera. Feri itu berisi 37 orang.", "37", {"aboard"}),
        ("id", "Feri itu karam di Selat Wera. Ia membawa daftar yang berisi 37 orang.", "37", set()),
        ("en", "The ferry sank off Wera. The manifest listed 37 people.", "37", {"aboard"}),
        ("en", "The ferry sank off Wera. The union's list had 37 people.", "37", set()),
        ("id", "Petugas memeriksa gudang yang menyimpan 37 ton garam.", "37", {"stock"}),
        ("id", "Stok yang benar-benar ada 37 ton, sementara kebutuhan warga dihitung 25 ton.", "25", set()),
        ("id", "Rahma menyebut stok 37 ton. Yang benar 25 ton.", "25", {"stock"}),
    ],
)
def test_an_aspect_is_of_what_can_have_it(language: str, text: str, number: str, aspects: set[str]) -> None:
    assert read(language, text, number).kind.aspects == aspects


@pytest.mark.parametrize(
    ("language", "text", "number", "thing", "fate"),
    [
        ("id", "Posko itu menampung 370 warga.", "370", "person", "displaced"),
        ("id", "Wabah rabies meluas. Kasus gigitan terhitung 370 sampai pagi ini.", "370", "bite", None),
        ("id", "Wabah rabies meluas. Ada 370 kasus gigitan.", "370", "bite", None),
        ("id", "Wabah rabies meluas. Ada 370 kasus di Sape.", "370", "person", "ill"),
        ("id", "Serangan yang terverifikasi sekarang 37 kejadian.", "37", "attack", None),
        ("id", "Warga Sape mencatat 37 kejadian.", "37", "incident", None),
        ("id", "Serangan terverifikasi berjumlah 37.", "37", "attack", None),
        ("id", "Di rumah sakit itu pasien positif berjumlah 37.", "37", "person", None),
        ("en", "Attacks that proved genuine numbered 37.", "37", "attack", None),
        ("id", "Kelompok tani menemukan 370 karung rusak.", "370", "sack", "damaged"),
        ("id", "Buruh membongkar muatan, dan 370 karung dibongkar malam itu.", "370", "sack", None),
        ("id", "Sebanyak 37 ton garam tidak layak konsumsi.", "37", "t", "damaged"),
        ("id", "Rumah sakit menangani 37 pasien luka bakar.", "37", "person", "in care"),
        ("id", "Rumah sakit menghitung 37 orang luka bakar.", "37", "person", "injured"),
        # What a doctor tells of them is a count of the hurt.
        ("id", '"Kami menangani 37 pasien luka bakar," kata Rahma Dewi.', "37", "person", "injured"),
        ("id", "Dokter hewan menandai 37 bangkai paus.", "37", "animal", "killed"),
        ("id", "Penyelam menandai 37 bangkai kapal.", "37", "ship", "damaged"),
        ("id", "Tidak ada yang selamat dari 37 penumpang.", "37", "person", "killed"),
        ("id", "Ada yang selamat dari 37 penumpang.", "37", "person", "rescued"),
        ("id", "Sebanyak 37 orang tewas, luka, dan hilang.", "37", "person", "killed-or-injured"),
        ("id", "Sebanyak 37 orang tewas, luka 12 orang, dan hilang tiga orang.", "37", "person", "killed"),
        ("id", "Yang meninggal serta yang hilang semuanya 37 orang.", "37", "person", "killed-or-missing"),
        ("id", "Yang meninggal 12 orang serta yang hilang 37 orang.", "37", "person", "missing"),
        ("id", "Ada 37 nasabah yang anaknya hilang.", "37", "person", None),
        ("id", "Ada 37 nasabah yang semuanya hilang.", "37", "person", "missing"),
        ("id", "Sebanyak 37 pemegang tiket tertahan di luar.", "37", "person", "turned-away"),
        ("id", "Sebanyak 37 pendaki tertahan di puncak.", "37", "person", "trapped"),
        ("id", "Wabah campak meluas. Di Sape 37 pasien campak diopname.", "37", "person", "in care"),
        ("id", "Wabah campak meluas. Di Sape 37 pasien campak ditemukan.", "37", "person", "ill"),
        ("id", "Wabah campak meluas. Lima anak meninggal, sedangkan kasusnya kini 370.", "370", "person", "ill"),
        ("id", "Wabah campak meluas. Lima anak meninggal, sedangkan tendanya kini 37.", "37", "tent", None),
        ("en", "Police arrested 37 Nigerians.", "37", "person", "arrested"),
        ("en", "Police arrested 37 militiamen.", "37", "person", "arrested"),
        ("en", "Police arrested 37 passersby.", "37", "person", "arrested"),
        ("id", "Ada 370 penabung yang datang.", "370", "person", None),
        ("id", "Ada 370 penabuh yang dijual.", "370", "penabuh", None),
    ],
)
def test_a_noun_and_a_fate_go_together(
    language: str, text: str, number: str, thing: str | None, fate: str | None
) -> None:
    kind = read(language, text, number).kind
    assert (kind.thing, kind.fate) == (thing, fate)


@pytest.mark.parametrize(
    ("language", "text", "number", "apart"),
    [
        ("en", "Officers counted 17 attacks. Another 37 sightings had yet to be checked.", "37", ""),
        ("en", "Officers counted 17 attacks. Another 37 attacks came at night.", "37", "increment"),
        ("id", "Polisi memeriksa 17 serangan. Di luar itu, 37 laporan kemunculan belum diperiksa.", "37", ""),
        ("id", "Polisi menyita 40 senjata. Di luar itu, 37 senjata diserahkan warga.", "37", "others"),
        ("id", "Ada 270 karung rusak, kata Rahma Dewi. Di semua kios karung yang rusak 370 buah.", "370", "sum"),
        ("id", "Ada 270 karung rusak, kata Rahma Dewi. Menurut Tono Ama seluruhnya 370 karung rusak.", "370", ""),
        ("id", "Korban tewas ditambah yang hilang seluruhnya 37 orang.", "37", "sum"),
        ("id", "Korban tewas seluruhnya 37 orang.", "37", ""),
        ("id", "Sebanyak 37 pasien meninggal di bangsal itu.", "37", "part"),
        ("id", "Sebanyak 37 pasien meninggal di desa itu.", "37", ""),
        ("id", "Korban tewas, hilang, dan selamat seluruhnya 37 orang.", "37", "sum"),
        ("id", "Korban tewas dan luka seluruhnya 37 orang.", "37", ""),
        ("en", "The dead and the missing are 37 in all.", "37", "sum"),
        ("id", "Di antara pengungsi terdapat 37 anak balita.", "37", "part"),
        ("id", "Di antara bukit dan laut terdapat 37 rumah.", "37", ""),
        ("id", '"Sejak Rabu naik 37 kasus," kata Rahma Dewi.', "37", "increment"),
        ("id", '"Sejak Rabu naik menjadi 37 kasus," kata Rahma Dewi.', "37", ""),
        ("en", "Gunners shot down 37 drones.", "37", ""),
        ("id", "Sebanyak 17 kios hangus.\n\nPetugas berjaga. Pasar itu memiliki 37 kios.", "37", "sum"),
        ("id", "Sebanyak 17 kios hangus.\n\nPetugas berjaga. Pasar itu mengecat 37 kios.", "37", ""),
        ("id", "Kepala ruangan berkata bangsalnya merawat 37 pasien.", "37", "part"),
        ("id", "Kepala dinas berkata kabupatennya merawat 37 pasien.", "37", ""),
    ],
)
def test_what_is_told_of_more_or_of_all_may_be_a_count_of_its_own(
    language: str, text: str, number: str, apart: str
) -> None:
    assert read(language, text, number).kind.apart == apart


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("Gigitan terhitung 370 sampai pagi ini. Rahma membantah kabar bahwa gigitan sudah di atas 900.", False),
        ("Kabar menyebut gigitan 370 ekor. Rahma membantah kabar itu.", True),
    ],
)
def test_who_denies_what_is_told_next_denies_nothing_before_it(text: str, is_denied: bool) -> None:
    assert read("id", text, "370").is_denied is is_denied
