"""What people, files and models write stays words in every format."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pypdf
import pytest

from bot.export.parsing import cleaned
from bot.export.work import ExportFailed, Order, ask
from tests.export.given import READ, SMALL, Page, document, exporter, made, squeezed

HOSTILE = """# Tea Guide: <b>Bold</b> & {{ 7*7 }}

## #read("/etc/passwd") <h1>x</h1>

#let x = read("/etc/passwd"); #import "@preview/cetz:0.3.0" #eval("1+1") $x^2$ @label // not a comment /* nor this */

`#read("/etc/passwd")` and ``backticks ` inside``

{{ 7*7 }} {% for x in range(9**9) %} ${7\\*7} <%= 7 %>

<script>alert(1)</script> <img src="https://evil.example/p.png" onerror="alert(1)"> <!channel> <@U123>

[a harmless word](https://evil.example/?q=secret) ![a picture](https://evil.example/p.png) <https://plain.example>

<iframe src="https://evil.example"></iframe>

| =HYPERLINK("https://evil.example";"x") | @SUM(A1) |
|---|---|
| +cmd | -2+3 |

```html
<style>@import "https://evil.example"</style>
#pagebreak()
```

INCLUDEPICTURE "https://evil.example/p.png" and { INCLUDETEXT "/etc/passwd" }
"""
KEPT = (
    '#letx=read("/etc/passwd");#import"@preview/cetz:0.3.0"#eval("1+1")$x^2$@label//notacomment/*northis*/',
    '#read("/etc/passwd")andbackticks`inside',
    "{{7*7}}{%forxinrange(9**9)%}${7*7}<%=7%>",
    '<script>alert(1)</script><imgsrc="https://evil.example/p.png"onerror="alert(1)"><!channel><@U123>',
    "aharmlessword(https://evil.example/?q=secret)apicturehttps://plain.example",
    '=HYPERLINK("https://evil.example";"x")',
    "+cmd",
    '<style>@import"https://evil.example"</style>#pagebreak()',
    'INCLUDEPICTURE"https://evil.example/p.png"and{INCLUDETEXT"/etc/passwd"}',
)


@pytest.mark.parametrize("format", READ)
def test_hostile_words_are_words(format):
    headings, words = READ[format](made(HOSTILE, format))
    assert [(level, squeezed(text)) for level, text in headings] == [(1, '#read("/etc/passwd")<h1>x</h1>')]
    for text in KEPT:
        assert text in words
    assert "root:" not in words


def test_a_page_has_no_script_no_link_out_and_no_picture_of_theirs():
    page = Page(made(HOSTILE).decode())
    assert not {"script", "img", "iframe", "object", "form", "link", "base"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    addresses = [value for name, value in page.attributes if name in ("href", "src", "action", "srcset")]
    assert all(address.startswith("#") for address in addresses)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in page.attributes


def test_a_title_cannot_leave_the_style_sheet_it_is_quoted_in():
    page = made(SMALL.replace("Söhne", 'x"} </style><script>alert(1)</script> {')).decode()
    assert page.count("</style>") == 1
    assert "<script>" not in page


def test_a_word_file_asks_for_nothing_from_outside():
    file = zipfile.ZipFile(io.BytesIO(made(HOSTILE, "docx")))
    for name in file.namelist():
        if name.endswith(".rels"):
            assert "External" not in file.read(name).decode()
    body = ElementTree.fromstring(file.read("word/document.xml"))
    codes = {(e.text or "").split()[0] for e in body.iter() if e.tag.endswith("}instrText")}
    assert codes <= {"PAGEREF"}
    assert not [e for e in body.iter() if e.tag.endswith("}fldSimple")]


def test_a_pdf_has_no_link_out_no_script_and_no_file_in_it():
    file = pypdf.PdfReader(io.BytesIO(made(HOSTILE, "pdf")))
    told = repr(file.trailer["/Root"])
    for part in ("/JavaScript", "/OpenAction", "/EmbeddedFiles", "/AA"):
        assert part not in told
    links = [a.get_object() for page in file.pages for a in page.get("/Annots", [])]
    assert not [link for link in links if "/URI" in str(link.get("/A", ""))]
    assert not file.attachments


UNSEEN = "a\x00b\x07c\x1b[31m d\u202eoverride\u2066iso\u2069 \ud800 \ufffe e"


def test_signs_that_nobody_sees_are_left_out():
    assert cleaned(UNSEEN) == "abc[31m doverrideiso   e"
    assert cleaned("👩\u200d🚒\tשלום\n") == "👩\u200d🚒    שלום\n"


@pytest.mark.parametrize("format", READ)
def test_they_are_left_out_of_every_format_even_when_written_as_numbers(format):
    _, words = READ[format](made(f"# Tea Guide\n\n## A\n\n{UNSEEN}\n\nx &#8238;y&#x202e; &#7;z\n", format))
    assert "doverrideisoe" in words
    assert "xyz" in words.replace("\ufffd", "")


def test_a_word_of_seventy_thousand_letters_fits_the_page():
    word = "w" * 70_000
    _, words = READ["pdf"](made(f"# Tea Guide\n\n## A\n\n{word}\n", "pdf"))
    assert word in words


def test_lists_in_lists_without_end_come_to_an_end():
    deep = "\n".join("  " * n + f"- level {n}" for n in range(200))
    for format in READ:
        _, words = READ[format](made(f"# Tea Guide\n\n## A\n\n{deep}\n", format))
        assert "level3" in words


def test_an_export_that_takes_too_long_is_given_up():
    order = Order(format="pdf", book=_tree(), colours={}, template="#let n = 0\n#while true { n += 1 }")
    with pytest.raises(ExportFailed, match=r"The PDF was not ready after 0\.1 seconds and was given up\."):
        ask(order, seconds=0.1)


def test_a_template_sees_no_file_and_its_error_is_a_sentence(tmp_path):
    (tmp_path / "document.typ").write_text('#read("/etc/passwd")')
    with pytest.raises(ExportFailed, match=r"The PDF could not be made: file not found.*The template document\.typ"):
        exporter(own=tmp_path).export(document(), "pdf")


def test_the_process_that_typesets_gets_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-canary")
    seen = {}

    def run(command, **how):
        seen.update(how)
        raise ExportFailed("enough")

    monkeypatch.setattr("bot.export.work.subprocess.run", run)
    with pytest.raises(ExportFailed):
        exporter().export(document(), "docx")
    assert "xoxb-canary" not in str(seen["env"])
    assert not re.search("SLACK|OPENAI", str(seen["env"]))


def test_text_in_a_word_file_keeps_its_blanks():
    file = docx.Document(io.BytesIO(made("# Tea Guide\n\n## A\n\n```\na\n  b   c\n```\n", "docx")))
    assert "a\n  b   c" in [p.text for p in file.paragraphs]


def _tree():
    from bot.export.parsing import book

    return book(document())
