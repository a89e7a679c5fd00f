"""One document, every format: read back, each says the same under the same headings."""

import html
import io

import docx
import pypdf
import pytest

from bot.export.book import headings, texts
from bot.export.parsing import book
from tests.export.given import READ, SMALL, document, exporter, made, squeezed

EVERY = pytest.mark.parametrize("format", READ)
ROWS = "\n".join(f"| {n} | Name {n} | row {n} of many, with a few words to fill its line |" for n in range(1, 61))
LONG_TABLE = f"# Tea Guide\n\n## Rota\n\n| No | Name | What they do |\n|---|---|---|\n{ROWS}\n"
TONGUES = """# Tea Guide

## Ça va, Łódź, Ångström

### Œuf à la coque: naïve façade

Ťažký čaj, größer, Ελλάδα, чай.

## العربية أولا

هذا نص عربي ومعه English كلمة.

- عنصر أول

| اسم | قيمة |
|---|---|
| أحمد | 12 |

## Emoji 😀 and 👩‍🚒

✅ done 🇫🇷
"""


def grown(size):
    """A document of about this many bytes."""
    head, body = SMALL.split("## The Kettle")
    said = "Water boils when it is hot enough, and not before. " * 60
    parts = []
    while sum(map(len, parts)) < size - 3000:
        n = len(parts) + 1
        parts.append(
            f"## The Kettle {n}" + body.replace("Temperatures", f"Temperatures {n}").replace("> Dear", f"{said}\n\n> Dear")
        )
    return head + "\n".join(parts)


def same(format, markdown):
    """Checks that the format has the headings and the words of the document, in their order."""
    tree = book(document(markdown))
    found, words = READ[format](made(markdown, format))
    assert [(level, squeezed(text)) for level, text in found] == [(level, squeezed(text)) for level, text in headings(tree)]
    at = 0
    for text in map(squeezed, texts(tree)):
        place = words.find(text, at)
        assert place >= 0, text
        at = place + len(text)
    if format != "pdf":
        assert words == squeezed("".join(texts(tree)))


@EVERY
def test_every_format_says_the_same_under_the_same_headings(format):
    same(format, SMALL)


@EVERY
@pytest.mark.parametrize("size", [3_000, 300_000])
def test_no_size_is_a_special_case(format, size):
    same(format, grown(size))


@pytest.mark.parametrize("format", ["html", "docx"])
def test_accents_emoji_and_writing_from_right_to_left_stay_what_they_are(format):
    same(format, TONGUES)


def test_a_pdf_writes_in_every_direction():
    found, words = READ["pdf"](made(TONGUES, "pdf"))
    assert (1, "Ça va, Łódź, Ångström") in found
    assert (1, "العربية أولا") in found
    assert squeezed("Ťažký čaj, größer, Ελλάδα, чай.") in words


def test_right_to_left_is_marked_where_programs_ask_for_it():
    assert '<h2 id="العربية-أولا" dir="rtl">' in made(TONGUES).decode()
    file = docx.Document(io.BytesIO(made(TONGUES, "docx")))
    (turned,) = [p for p in file.paragraphs if p.text == "العربية أولا" and p.style.name == "Heading 1"]
    assert turned._p.xpath("./w:pPr/w:bidi")
    assert turned.runs[0].font.rtl


@EVERY
def test_a_table_of_sixty_rows_says_every_row(format):
    same(format, LONG_TABLE)


def test_a_long_table_has_its_head_on_every_page():
    pages = pypdf.PdfReader(io.BytesIO(made(LONG_TABLE, "pdf"))).pages
    with_rows = [p.extract_text() for p in pages if "of many" in p.extract_text()]
    assert len(with_rows) > 1
    assert all("What they do" in text for text in with_rows)
    (table,) = docx.Document(io.BytesIO(made(LONG_TABLE, "docx"))).tables
    assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [True] + [False] * 60
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_lists_count_from_where_they_should():
    two = "# Tea Guide\n\n## A\n\n1. one\n2. two\n\nSo.\n\n1. uno\n\nSo.\n\n7. seven\n"
    file = docx.Document(io.BytesIO(made(two, "docx")))
    numbers = {p.text: p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"}
    assert numbers["one"] == numbers["two"]
    assert len(set(numbers.values())) == 3
    counts = {n.numId: n for n in file.part.numbering_part.element.num_lst}
    assert counts[numbers["seven"]].lvlOverride_lst[0].startOverride.val == 7
    assert '<ol start="7">' in made(two).decode()


def test_the_cheat_sheet_is_one_page_right_after_the_cover():
    crowded = SMALL.replace("## The Kettle", "".join(f"- **Line {n}:** {'words ' * 14}\n" for n in range(22)) + "\n## The Kettle")
    for markdown in (SMALL, crowded):
        pages = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(made(markdown, "pdf"))).pages]
        assert pages[1].startswith("Cheat sheet")
        assert pages[2].startswith("Contents")
    assert "Escalate to" in pages[1]


def test_a_list_in_the_cheat_sheet_has_a_line_for_each_and_brackets_are_left_alone():
    first = book(document()).sections[0].lines
    said = {line.label: ["".join(s.text for s in part) for part in line.parts] for line in first}
    assert said["First answer"] == ["Urgent within 4 hours;", "Ordinary within 1 day;", "Idea within 3 days"]
    assert said["Escalate to"] == ["1: Whoever answers (at once; by phone);", "2: The owner;", "3: A lawyer"]


def test_the_footer_says_what_version_of_what_this_is():
    footer = "Tea Guide · Ñandú & Söhne · Version 3 · 21 November 2026"
    pages = pypdf.PdfReader(io.BytesIO(made(format="pdf"))).pages
    assert footer in pages[2].extract_text()
    assert "3 / " in pages[2].extract_text()
    assert footer not in pages[0].extract_text()
    page = docx.Document(io.BytesIO(made(format="docx"))).sections[0]
    assert page.footer.paragraphs[0].text.startswith(footer)
    assert page.first_page_footer.is_linked_to_previous or not page.first_page_footer.paragraphs[0].text
    assert footer in html.unescape(made().decode())


def test_the_contents_lead_to_the_pages():
    file = pypdf.PdfReader(io.BytesIO(made(format="pdf")))
    links = [a.get_object() for a in file.pages[2]["/Annots"]]
    assert len(links) == len(book(document()).contents)
    assert all("/URI" not in str(link.get("/A", {})) for link in links)
    words = docx.Document(io.BytesIO(made(format="docx")))
    marks = {m.get(m.xpath("name()") and f"{{{m.nsmap['w']}}}name") for m in words.element.body.xpath("//w:bookmarkStart")}
    asked = {t.text.split()[1] for t in words.element.body.xpath("//w:instrText") if t.text.strip().startswith("PAGEREF")}
    assert asked
    assert asked <= marks


def test_a_pdf_is_fit_to_be_kept_and_read_aloud():
    file = pypdf.PdfReader(io.BytesIO(made(format="pdf")))
    about = file.xmp_metadata
    assert file.metadata.title == "Tea Guide: Ñandú & Söhne"
    assert b"pdfaid:part" in about.stream.get_data()
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_same_document_is_the_same_markdown():
    assert made(format="md").decode() == SMALL


def test_a_file_is_named_after_what_is_in_it():
    assert exporter().export(document(), "html").name == "nandu-sohne-tea-guide-v3.html"
    odd = document(title="../../etc/passwd " + "x" * 200, facts={})
    name = exporter().export(odd, "md").name
    assert name.startswith("etc-passwd-xxx")
    assert len(name) <= 83
    assert exporter().export(document(title="日本", facts={}), "md").name == "document-v3.md"


def test_a_document_without_sections_is_still_a_document():
    for format in READ:
        assert "Hello." in READ[format](made("# Tea Guide\n\nHello.\n", format))[1]
        assert made("", format)
