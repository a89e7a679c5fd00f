"""Small documents as bytes: a PDF with headings, a Word document, and ways to spoil them."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from docx import Document

Part = tuple[str, Sequence[str]]
"""A heading (empty for none) and the lines below it."""


def pdf(parts: Sequence[Part], stream: bytes | None = None) -> bytes:
    """A PDF of one page: headings at 16 points, lines at 11. `stream` replaces what the page draws."""
    drawn, y = [], 800
    for heading, lines in parts:
        for text, size in [(heading, 16)] * bool(heading) + [(line, 11) for line in lines]:
            escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"BT /F1 {size} Tf 1 0 0 1 50 {y} Tm ({escaped}) Tj ET")
            y -= 20
    packed = zlib.compress("\n".join(drawn).encode("cp1252") if stream is None else stream, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for n, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)
    return bytes(made + b"xref\n0 6\n0000000000 65535 f \n" + table + end)


def docx(parts: Sequence[Part]) -> bytes:
    """A Word document: headings of level 1, lines that begin with a hyphen as a list."""
    document = Document()
    for heading, lines in parts:
        if heading:
            document.add_heading(heading, 1)
        for line in lines:
            bullet = line.startswith("- ")
            document.add_paragraph(line.removeprefix("- "), style="List Bullet" if bullet else None)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with one member added, or put in place of the one that has its name."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return held.getvalue()
