"""The operator's look, and formats of the operator's own."""

import base64
import io
import zipfile
import zlib

import pypdf
import pytest

from bot.export.brand import Brand, LogoWrong
from bot.export.exporter import ExtraMissing, FormatUnknown
from bot.export.work import ExportFailed
from tests.export.given import document, exporter, made

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#b3122b"/></svg>'


def png():
    """A picture of one red point."""

    def part(kind, data):
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = part(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\2\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\0\xb3\x12\x2b")) + part(b"IEND", b"")


@pytest.fixture(params=[("logo.svg", SVG), ("logo.png", png())], ids=["svg", "png"])
def logo(request, tmp_path):
    name, content = request.param
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def test_a_logo_is_on_every_cover(logo):
    brand = {"logo": logo, "name": "Larkfield"}
    data = base64.b64encode(logo.read_bytes()).decode()
    assert f'base64,{data}" alt="Larkfield"' in made(**brand).decode()
    assert any(n.startswith("word/media/") for n in zipfile.ZipFile(io.BytesIO(made(format="docx", **brand))).namelist())
    plain, branded = made(format="pdf", name="Larkfield"), made(format="pdf", **brand)
    assert "Larkfield" in pypdf.PdfReader(io.BytesIO(plain)).pages[0].extract_text()
    assert branded != plain


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        (b"GIF89a", "is no PNG, JPEG or SVG picture"),
        (b"\xff\xd8\xff" + b"0" * 1_000_001, "is larger than 1 MB"),
    ],
    ids=["missing", "of another kind", "huge"],
)
def test_a_logo_that_cannot_be_used_is_said_and_stops_nothing(tmp_path, content, says):
    path = tmp_path / "logo.png"
    if content is not None:
        path.write_bytes(content)
    exported = exporter(logo=path).export(document(), "html")
    assert b"<img" not in exported.content
    (remark,) = exported.remarks
    assert says in remark
    assert remark.endswith("The document was made without it.")
    with pytest.raises(LogoWrong):
        Brand(logo=path).read_logo()


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_damaged_logo_is_named(tmp_path, format):
    (tmp_path / "logo.png").write_bytes(png()[:20])
    with pytest.raises(ExportFailed, match=r"could not be made: .*logo"):
        made(format=format, logo=tmp_path / "logo.png")


@pytest.mark.parametrize("colour", ["#ffee00", "#000", "#ffffff", "#1f5f5b", "#7f7f7f"])
def test_words_in_the_colour_can_be_read_whatever_it_is(colour):
    palette = Brand(colour=colour).palette
    assert contrast(palette.ink, "#ffffff") >= 4.5
    assert contrast(palette.glow, "#14191b") >= 4.5


def contrast(one, other):
    light, dark = sorted((lightness(one), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_template_that_is_dropped_in_is_a_format(tmp_path):
    (tmp_path / "document.txt.j2").write_text("{% for text in texts %}{{ text }}\n{% endfor %}")
    mine = exporter(own=tmp_path)
    assert mine.formats == ("md", "html", "txt", "pdf", "docx")
    exported = mine.export(document(), "txt")
    assert exported.name == "nandu-sohne-tea-guide-v3.txt"
    assert exported.content.decode().splitlines()[:3] == ["Tea Guide", "Ñandú & Söhne", "Version 3"]


def test_a_template_of_ones_own_comes_before_the_one_as_shipped(tmp_path):
    (tmp_path / "document.html.j2").write_text("<p>{{ book.title }}")
    assert exporter(own=tmp_path).export(document(title="<T>", markdown=""), "html").content == b"<p>&lt;T&gt;"


@pytest.mark.parametrize(
    "template", ["{{ nothing }}", "{% for %}", "{{ ''.__class__.__mro__ }}"], ids=["unknown", "broken", "prying"]
)
def test_a_wrong_template_is_one_sentence(tmp_path, template):
    (tmp_path / "document.txt.j2").write_text(template)
    with pytest.raises(ExportFailed, match=r"The template document\.txt\.j2 is wrong: .+\."):
        exporter(own=tmp_path).export(document(), "txt")


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr("bot.export.exporter.importlib.util.find_spec", lambda name: None)
    for format in ("pdf", "docx"):
        with pytest.raises(ExtraMissing, match=r"needs the extra `export`, which is not installed: run `.*pip.* install typst"):
            exporter().export(document(), format)
    assert exporter().export(document(), "html").content


def test_an_unknown_format_names_those_there_are():
    with pytest.raises(FormatUnknown, match=r"There is no format 'odt'; there are md, html, pdf, docx\."):
        exporter().export(document(), "odt")
