"""The HTML page, printed by a real browser."""

import io

import pypdf
import pytest

from tests.chromium import WANTED, chromium
from tests.core import documents
from tests.export.given import SMALL, document, exporter

pytestmark = WANTED


@pytest.fixture(scope="module")
def printed():
    """Prints a document's page and reads the pages of the paper."""
    with chromium() as browser:

        def on_paper(given):
            page = browser.new_page()
            page.set_content(exporter().export(given, "html").content.decode())
            paper = page.pdf(prefer_css_page_size=True, print_background=True)
            return [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(paper)).pages]

        yield on_paper


def test_cover_cheat_sheet_and_contents_have_a_page_each(printed):
    crowd = "".join(f"- **Line {n}:** {'words ' * 14}\n" for n in range(22))
    crowded = document(SMALL.replace("## The Kettle", f"{crowd}\n## The Kettle"))
    for given in (document(), crowded, documents.bible("clinic")):
        pages = printed(given)
        assert "Cheat sheet" not in pages[0]
        assert "\nCheat sheet" in pages[1]
        assert "\nContents" in pages[2]


def test_every_page_but_the_cover_says_what_it_is_and_where(printed):
    cover, *rest = printed(document())
    footer = "Tea Guide · Ñandú & Söhne · Version 3 · 21 November 2026"
    assert footer not in cover
    assert all(footer in page and f"{n} / {len(rest) + 1}" in page for n, page in enumerate(rest, start=2))
