"""Files of every kind read in their child process, friendly ones and hostile ones."""

import io
import time
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter

from bot.core.files import Reading
from bot.core.ports import Unreadable
from bot.files.faults import FAULTS
from bot.files.reader import FileReader, read
from tests.fakes.papers import docx, pdf, with_member

PARTS = [("Our values", ["- Patience: nobody is rushed", "- Honesty"]), ("Our promises", ["An answer within a day."])]
DOCUMENT = docx(PARTS)
SAID = [("Our values", "- Patience: nobody is rushed\n- Honesty"), ("Our promises", "An answer within a day.")]
BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(s.heading, s.text) for s in reading.sections]


def locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def bomb() -> bytes:
    """A Word document of a few hundred kilobytes whose body unpacks to eighty megabytes."""
    return with_member(DOCUMENT, "word/document.xml", BODY % (b"<w:p/>" * 14_000_000))


def flood() -> bytes:
    """A PDF of two hundred kilobytes with a stream of 184 MB in it."""
    return pdf([], stream=b"0 0 m " * 30_700_000)


def crowd() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for n in range(600):
            archive.writestr(f"word/{n}.xml", "<a/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("docx", DOCUMENT),
        ("pdf", pdf(PARTS)),
        ("md", b"# Our values\n\n- **Patience**: nobody is rushed\n- Honesty\n\nOur promises\n---\n\nAn answer within a day.\n"),
        ("txt", b"OUR VALUES\n- Patience: nobody is rushed\n- Honesty\n\nOur promises:\nAn answer within a day.\n"),
        (
            "txt",
            "\ufeffOUR VALUES\r\n- Patience: nobody is rushed\r\n- Honesty\r\n"
            "\r\nOur promises:\r\nAn answer within a day.".encode(),
        ),
    ],
)
async def test_every_kind_comes_out_in_its_sections(kind, content):
    found = await read(f"a.{kind}", kind, content)
    assert [(h.capitalize(), t) for h, t in said(found)] == SAID
    assert not found.cut


async def test_lines_that_a_page_broke_are_put_together_again():
    lines = [
        "We answer every message on the day that it comes in, whoever it is",
        "from and whatever it is about.",
        "- One",
        "- Two",
    ]
    assert said(await read("a.pdf", "pdf", pdf([("Care", lines)]))) == [
        (
            "Care",
            "We answer every message on the day that it comes in, whoever it is from and whatever it is about.\n- One\n- Two",
        )
    ]


async def test_a_pdf_that_is_only_protected_against_changes_is_read():
    assert said(await read("a.pdf", "pdf", locked(pdf(PARTS), ""))) == SAID


async def test_a_long_file_is_read_as_far_as_the_limit_and_says_so():
    found = await read("a.md", "md", b"# A\n" + b"word " * 100_000)
    assert found.cut
    assert sum(len(s.text) for s in found.sections) <= 60_000


@pytest.mark.parametrize(
    ("kind", "content", "fault"),
    [
        ("docx", bomb, "unsafe"),
        ("docx", crowd, "unsafe"),
        ("docx", with_member(DOCUMENT, "word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "unsafe"),
        ("docx", with_member(DOCUMENT, "word/x.xml", "<!DOCTYPE a>".encode("utf-16")), "unsafe"),
        ("docx", DOCUMENT[:2000], "damaged"),
        ("docx", with_member(DOCUMENT, "word/document.xml", b"<w:document"), "damaged"),
        ("docx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "encrypted"),
        ("docx", pdf(PARTS), "wrong-type"),
        ("docx", docx([]), "empty"),
        ("pdf", flood, "unsafe"),
        ("pdf", locked(pdf(PARTS), "secret"), "encrypted"),
        ("pdf", pdf(PARTS)[:400], "damaged"),
        ("pdf", DOCUMENT, "wrong-type"),
        ("pdf", pdf([], stream=b"q 1 0 0 1 0 0 cm Q"), "scanned"),
        ("txt", b"a\x00b", "binary"),
        ("txt", pdf(PARTS), "wrong-type"),
        ("md", b" \n\t\n", "empty"),
        ("csv", b"\x89PNG\r\n", "wrong-type"),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", ""),
)
async def test_a_file_that_does_not_do_is_refused_with_what_to_do(kind, content, fault):
    held = content() if callable(content) else content
    began = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        await read(f"a.{kind}", kind, held)
    assert (str(refused.value), refused.value.called) == (FAULTS[fault], f"a.{kind}")
    assert time.monotonic() - began < 15


async def test_halves_of_characters_and_hidden_signs_do_not_come_through():
    found = await read("a.md", "md", b"# Caf\xc3\xa9\xe2\x80\xae\n\nx\xed\xa0\x80y \xe2\x80\x8bz")
    assert said(found) == [("Café", "xy z")]
    assert said(await read("a.txt", "txt", "VALUES\nCafé, £5".encode("cp1252"))) == [("VALUES", "Café, £5")]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
async def test_a_table_comes_as_its_rows_and_formulas_are_only_words(mark):
    rows = [["Code", "Name"], ["=cmd|' /C calc'!A0", "Żółw"]]
    found = await read("a.csv", "rows", "\n".join(mark.join(row) for row in rows).encode())
    assert found.rows == tuple(map(tuple, rows))


async def test_the_child_gets_none_of_our_secrets(monkeypatch):
    from bot.files import reader

    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-canary")
    assert "xoxb-canary" not in str(reader._environment())


async def test_an_ending_that_nobody_reads_is_refused_before_the_bytes_are_fetched():
    async def fetch(file_id):
        async def content():
            raise AssertionError("nobody wants these")

        return "virus.exe", content

    with pytest.raises(Unreadable, match="Only md, txt, pdf, docx, csv can be read"):
        await FileReader(fetch).read("F1", table=False)
    with pytest.raises(Unreadable, match="has to be a csv file"):
        await FileReader(fetch).read("F1", table=True)
