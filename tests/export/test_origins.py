"""What nobody has confirmed is marked where it is used, quietly, and listed at the end."""

from itertools import pairwise

from bot.export.book import Heading, Paragraph, plain
from bot.export.parsing import book
from tests.core import documents
from tests.export.given import exporter, html_read, squeezed


def remarks(document):
    """Heading -> the remark right below it."""
    blocks = [b for s in book(document).sections for b in s.blocks]
    pairs = pairwise(blocks)
    return {plain(a.spans): plain(b.spans) for a, b in pairs if isinstance(a, Heading) and isinstance(b, Paragraph) and b.aside}


def test_a_heading_over_open_points_names_the_first_of_them():
    found = remarks(documents.bible("quick-only"))
    assert found["Five principles we decide by"].startswith("Not confirmed yet: Values you decide by; Lines you will not cross;")
    assert found["Five principles we decide by"].endswith("more")


def test_where_everything_was_answered_there_is_no_mark():
    assert not [told for told in remarks(documents.bible("sample")).values() if told.startswith("Not confirmed")]


def test_a_document_from_before_has_no_marks_and_reads_as_it_was():
    old = documents.bible("quick-only").model_copy(update={"headings": {}})
    assert not [told for told in remarks(old).values() if told.startswith("Not confirmed")]


def test_the_marks_are_in_the_file_and_the_end_lists_it_all():
    document = documents.bible("quick-only")
    _, words = html_read(exporter().export(document, "html").content)
    for told in remarks(document).values():
        assert squeezed(told) in words
    assert [plain(s.title) for s in book(document).sections[-2:]] == ["Assumed, please confirm", "Sources"]


def test_the_markdown_has_the_same_marks_and_loses_nothing():
    document = documents.bible("quick-only")
    told = exporter().export(document, "md").content.decode()
    for heading, remark in remarks(document).items():
        if remark.startswith("Not confirmed"):
            assert f"### {heading}\n\n*{remark}*\n" in told
    kept = [line for line in told.split("\n") if not line.startswith("*Not confirmed yet")]
    assert [line for line in kept if line] == [line for line in document.markdown.split("\n") if line]


def test_the_markdown_of_a_document_with_nothing_open_is_as_it_was_posted():
    document = documents.bible("sample").model_copy(update={"headings": {}})
    assert exporter().export(document, "md").content.decode() == document.markdown
