"""Which figures are told only to be denied."""

from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.link.voice.denial import follows_denial
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


@pytest.mark.parametrize(
    ("language", "text", "is_denied"),
    [
        ("en", "The police denied that 40 people had died.", True),
        ("en", "What nobody disputes is that 40 people have died.", False),
        ("en", "The police did not deny that 40 people had died.", False),
        ("id", "Tak ada yang membantah bahwa 40 orang tewas.", False),
        ("id", "Daftar berisi 40 nama yang disusun serikat ditolak Rahma Dewi.", True),
        ("id", "Angka 40 orang ditolak polisi.", True),
        ("id", "Taksiran serikat sebanyak 40 orang dimentahkan polisi.", True),
        ("id", "Rahma Dewi tidak mengakui hitungan 40 orang.", True),
        ("id", "Laporan 40 warga ditolak polisi.", False),
        ("id", "Permohonan 40 warga ditolak pengadilan.", False),
        ("en", "The union's figure of 40 was rejected by the police.", True),
        ("id", "Kabar bahwa 40 orang tewas, menurut Rahma Dewi, tidak benar.", True),
        ("id", "Rahma Dewi menerima kabar bahwa 40 orang tewas.", False),
        ("id", "Rekaman beredar. Isinya mengabarkan 40 orang tewas.\n\nRahma Dewi menyebut kabar itu bohong.", True),
        ("id", "Peti dibuka. Isinya mengabarkan 40 orang tewas.\n\nRahma Dewi membuka pasar baru.", False),
        ("id", "Rekaman suara menyebut 40 orang tewas di Wera. BPBD Bima membantah isi rekaman itu.", True),
        ("id", "Rekaman suara menyebut 40 orang tewas di Wera. BPBD Bima menyita isi gudang itu.", False),
        ("id", "PT Lontar menyampaikan keberatan atas pernyataan BPBD bahwa 40 rumah rusak.", True),
        ("id", "Serikat mempersoalkan data dinas tentang 40 pekerja.", True),
        ("id", "Warga mempersoalkan 40 truk yang parkir di jalan.", False),
        ("en", "The firm objected to the agency's statement that 40 houses were damaged.", True),
        ("en", "The union took issue with the office's figure of 40 workers.", True),
        ("en", "Villagers objected to the 40 lorries that park there.", False),
        ("en", "Rumours that 40 people had died sent pupils home.", True),
        (
            "en",
            "A message passed from phone to phone claims that 40 died. The office says that none of it is true.",
            True,
        ),
        ("en", "A post claims that 40 people died. The office called it nonsense.", True),
        ("en", "A voice message says that 40 people died.\n\nIt is false, the police say.", True),
        ("en", "A voice message says that 40 people died.\n\nA false wall was found in the house.", True),
        ("en", "A letter says that 40 people died.\n\nThe mayor opened a school on Monday.", False),
        ("id", 'Sebuah rekaman suara menyebut 40 orang tewas. Rekaman itu beredar.\n\n"Bohong," kata polisi.', True),
        (
            "id",
            "Sebuah rekaman suara menyebut 40 orang tewas. Rekaman itu beredar.\n\nKabar bohong lain muncul.",
            False,
        ),
        ("id", 'Suara di telepon mengatakan 40 orang tewas.\n\n"Bohong besar," kata Rahma Dewi.', True),
        ("id", 'Serikat Nelayan Wera mengatakan 40 orang tewas.\n\n"Bohong besar," kata Rahma Dewi.', False),
        ("id", "Suara di telepon mengatakan 40 orang tewas.\n\nSebuah pasar dibuka bohong-bohongan.", False),
        ("id", "Unggahan tanpa nama yang menyebut 40 orang tewas beredar. Kepala pelabuhan membantahnya.", True),
        ("id", "Polres Wera menyebut 40 orang tewas. Kepala pelabuhan membantahnya.", False),
        ("id", "Klaim serikat bahwa 40 orang tewas ia mentahkan.", True),
        ("id", "Klaim serikat bahwa 40 orang tewas ia terima.", False),
        ("en", "She said a report of 40 dead was pure invention.", True),
        ("en", "Rahma Dewi called the union's figure of 40 mistaken.", True),
        ("en", "Rahma Dewi made an error when she let 40 boats leave.", False),
        ("en", "A post claims that 40 people died. The office says it is not true that the mayor fled.", False),
        ("en", "Reports of more than 40 dead were wrong, she said.", True),
        ("en", "The dead number 40, she said. Any other figure in the press is wrong.", False),
        ("id", "Korban tewas 40 orang. Kabar selain itu bohong, kata Rahma.", False),
        ("id", "Sebuah pesan suara menyebut 40 orang tewas. Menurut BPBD, semua itu bohong.", True),
        ("en", "Rahma Dewi called it untrue that 40 people had been on board, as the union maintains.", True),
        ("en", "It is not true that 40 people died, said Rahma Dewi.", True),
        ("en", "Rahma Dewi denied that 40 people had died, as the union says.", True),
        ("en", "Rahma Dewi denied that it was late, and said that 40 people had died.", False),
        ("id", "Rahma Dewi menyebut tidak benar bahwa 40 orang tewas.", True),
        ("id", '"Tidak benar 40 orang tewas," kata Rahma Dewi.', True),
        ("id", '"Bukan 40 orang yang tewas," kata Rahma Dewi.', True),
        ("id", '"Bukan empat puluhan orang yang tewas," kata Rahma Dewi.', False),
        ("en", "Not 40 people but six had died, Rahma Dewi said.", True),
        ("id", "Permohonan 40 warga ditolak Rahma Dewi.", False),
        ("id", "Rahma Dewi tidak mengakui angka 40 korban tewas.", True),
        ("id", "Rahma Dewi meluruskan kabar 40 orang tewas.", True),
        ("en", "The union's figure of 40 dead was disputed by Rahma Dewi.", True),
        ("en", "Rahma Dewi does not accept the list of 40 dead.", True),
        ("en", "An appeal by 40 farmers was rejected by the court.", False),
        ("en", "That is not true, and 40 people have died, Rahma Dewi said.", False),
        ("id", '"Yang terdampak 40 hektare, jangan dilebih-lebihkan," kata Rahma Dewi.', False),
        ("id", '"Angka 40 hektare itu dilebih-lebihkan," kata Rahma Dewi.', True),
        ("en", '"The 40 dead are no hoax," Rahma Dewi said.', False),
        ("en", '"The 40 dead are a hoax," Rahma Dewi said.', True),
        ("id", '"Kami hitung sendiri di gudang, yang lolos 40 peti," bantah Rahma Dewi.', False),
        ("id", '"Kami tidak pernah meloloskan 40 peti," bantah Rahma Dewi.', True),
        ("id", '"Berdasarkan buku jaga kami, peti yang lolos 40," bantah Rahma Dewi.', False),
        ("id", "Rahma Dewi membantah bahwa 40 peti lolos.", True),
        ("id", "Rahma Dewi menyanggah kabar bahwa 40 peti lolos.", True),
        ("id", "Tidak benar kebun yang rusak 40 hektare. Bantahan itu dari Dinas Tani Wera.", True),
        ("id", "Tidak benar, kata Rahma Dewi, kebun yang rusak hanya 40 hektare.", False),
        ("id", "Karangan bunga dari 40 mitra berjajar.", False),
        ("id", 'Seorang pria mengatakan 40 orang tewas.\n\n"Rekaman itu bohong," kata Rahma Dewi.', True),
        ("id", 'Seorang pria mengatakan 40 orang tewas.\n\n"Rekaman dari desa itu bohong," kata Rahma Dewi.', False),
        ("id", 'Dinas menanggapi klaim forum bahwa 40 orang tewas.\n\n"Itu keliru," kata Rahma Dewi.', True),
        ("id", 'Forum mencatat 40 orang tewas.\n\n"Itu keliru," kata Rahma Dewi.', False),
        ("id", "Sebuah akun menulis 40 orang tewas.\n\nPolisi memastikan unggahan itu palsu.", True),
        ("id", "Polisi menyita 40 tiket palsu.", False),
        ("id", '"Mengada-ada. Foto kami menunjukkan 40 rumah," kata Rahma Dewi.', False),
        ("id", "Rahma Dewi tidak membenarkan 40 korban hasil apel polisi.", True),
        ("id", "Rahma Dewi tidak membenarkan cara polisi memeriksa 40 korban.", False),
        ("id", '"Tidak pernah 40 orang yang tewas," kata Rahma Dewi.', True),
        ("id", '"Pernah 40 orang yang tewas," kata Rahma Dewi.', False),
        ("id", 'Rumah yang kebanjiran 40 unit. "Tidak ada itu 350 rumah," kata Rahma Dewi.', False),
    ],
)
def test_what_is_denied_is_told_from_what_nobody_denies(language: str, text: str, is_denied: bool) -> None:
    [told, *_] = tell(_read_text(text, language, MOMENT), MOMENT, load_packs())
    assert told.is_denied == is_denied


@pytest.mark.parametrize(
    ("title", "is_denied"),
    [
        ("[SALAH] 40 Orang Tewas di Wera", True),
        ("Kabar 40 Orang Tewas di Wera Bohong", True),
        ("Salah Urus, 40 Orang Tewas di Wera", True),
        ("40 Orang Tewas di Wera", False),
        ("Kabar Bohong soal Wera", False),
        ("Bohong 40 Tewas, yang Benar 11", False),
    ],
    ids=["a label", "a verdict", "a word like a label", "no verdict", "no number", "two numbers"],
)
def test_a_title_denies_the_one_number_that_it_calls_false(title: str, is_denied: bool) -> None:
    finding = _read_text("WERA - Seorang pria mengatakan 40 orang tewas.", "id", MOMENT)
    finding = replace(finding, article=replace(finding.article, title=title))
    [told, *_] = tell(finding, MOMENT, load_packs())
    assert told.is_denied == is_denied


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("The number of people arrested is disputed as well. Police say 40 people were arrested.", False),
        ("The number of people arrested is disputed. Police say 40 people were arrested.", False),
        ("The union's claim was disputed. Those 40 people, police say, are at home.", True),
        ("Police disputed the union's count. Those 40 people, they say, are at home.", True),
    ],
)
def test_a_number_on_which_nobody_agrees_is_denied_by_none_of_them(text: str, is_denied: bool) -> None:
    finding, pack = _read_text(text, "en", MOMENT), load_packs()["en"]
    quantity = next(each for each in finding.quantities if each.lo == 40)
    sentence = next(each for each in finding.sentences if each.span.start <= quantity.span.start < each.span.end)
    assert follows_denial(finding, quantity, sentence, pack) is is_denied
