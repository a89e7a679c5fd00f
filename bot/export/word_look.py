"""What a Word file of ours looks like: its styles, its page, its footer. It writes no words of the document."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Calibri"
MONO = "Consolas"
DARK, GREY, HAIR = "1c2326", "5d686c", "cfd6d8"
TEXT_WIDTH = 16.4
"""Centimetres between the margins."""
_HEADINGS = {1: (21, 0, 12), 2: (14.5, 22, 7), 3: (11.5, 14, 5), 4: (10.5, 10, 4), 5: (10.5, 8, 4), 6: (10.5, 8, 4)}
"""Level -> size, space above, space below, all in points."""


def look(file: WordFile, colours: dict[str, str]) -> None:
    """Sets page and styles. `colours` are `#rrggbb` by their name in the palette."""
    ink = colours["ink"].lstrip("#")
    styles: Any = file.styles
    _page(file)
    _font(styles["Normal"], 10.5, DARK, after=5)
    styles["Normal"].paragraph_format.line_spacing = 1.12
    for level, (size, above, below) in _HEADINGS.items():
        heading = styles[f"Heading {level}"]
        _font(heading, size, ink if level < 3 else DARK, bold=True, before=above, after=below)
        heading.font.italic = False
        heading.paragraph_format.keep_with_next = True
    _font(styles["Title"], 38, DARK, bold=True, after=2)
    _font(styles["Subtitle"], 20, ink, after=0)
    styles["Subtitle"].font.italic = False
    for name in ("Title", "Subtitle"):
        _beside(styles[name], colours["main"].lstrip("#"))
    _made(file, "Brand", 12, ink, bold=True, after=150)
    _made(file, "Cover line", 10.5, GREY, after=2)
    aside = _made(file, "Aside", 9, GREY, after=10)
    aside.font.italic, aside.paragraph_format.keep_with_next = True, True
    _made(file, "In a table", 9, DARK, after=0)
    _made(file, "Table head", 9, ink, bold=True, after=0).paragraph_format.keep_with_next = True
    _made(file, "Sheet label", 10, ink, bold=True, after=0)
    _made(file, "Sheet line", 10, DARK, after=0)
    _made(file, "Contents title", 21, ink, bold=True, after=12).paragraph_format.page_break_before = True
    _made(file, "Contents 1", 10.5, DARK, bold=True, before=8, after=1)
    _made(file, "Contents 2", 10, DARK, after=1).paragraph_format.left_indent = Cm(0.5)
    _letter(_made(file, "Letter", 10, DARK, after=0), colours)
    code = _made(file, "Code", 8.5, DARK, after=0)
    code.font.name = MONO
    for name in ("List Bullet", "List Number", "List Bullet 2", "List Number 2", "List Bullet 3", "List Number 3"):
        styles[name].paragraph_format.space_after = Pt(3)


def _page(file: WordFile) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm((21 - TEXT_WIDTH) / 2)
    page.top_margin, page.bottom_margin = Cm(2.2), Cm(2.3)
    page.footer_distance = Cm(1.1)
    page.different_first_page_header_footer = True


def _made(file: WordFile, name: str, size: float, colour: str, **more: Any) -> Any:
    style: Any = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = file.styles["Normal"]
    _font(style, size, colour, **more)
    return style


def _font(style: Any, size: float, colour: str, bold: bool = False, before: float = 0, after: float = 0) -> None:
    style.font.size, style.font.bold, style.font.cs_bold = Pt(size), bold, bold
    for old in style.element.rPr.findall(qn("w:szCs")):
        style.element.rPr.remove(old)
    style.element.rPr.find(qn("w:sz")).addnext(element("w:szCs", val=str(round(size * 2))))
    style.font.color.rgb = RGBColor.from_string(colour.upper())
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), "Arial")
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule = form.line_spacing_rule or WD_LINE_SPACING.SINGLE
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _beside(style: Any, colour: str) -> None:
    _insert(style, "w:pBdr", _edge("left", 36, colour, 14))
    style.paragraph_format.left_indent = Pt(17)


def _letter(style: Any, colours: dict[str, str]) -> None:
    _insert(style, "w:pBdr", _edge("left", 16, colours["main"].lstrip("#"), 8))
    shade = element("w:shd", val="clear", color="auto", fill=colours["pale"].lstrip("#"))
    _put(style, shade)
    style.paragraph_format.left_indent = Pt(10)


def _insert(style: Any, tag: str, child: Any) -> None:
    holder = element(tag)
    holder.append(child)
    _put(style, holder)


def _put(style: Any, child: Any) -> None:
    """Puts an element into the paragraph properties at the place that the schema wants: before shading's followers."""
    properties = style.element.get_or_add_pPr()
    later = [e for e in properties if e.tag in {qn(f"w:{t}") for t in ("shd", "tabs", "spacing", "ind", "jc", "outlineLvl")}]
    if later:
        later[0].addprevious(child) if child.tag != later[0].tag else later[0].addnext(child)
    else:
        properties.append(child)


def _edge(side: str, width: int, colour: str, space: int) -> Any:
    return element(f"w:{side}", val="single", sz=str(width), space=str(space), color=colour)


def element(tag: str, **attributes: str) -> Any:
    """A WordprocessingML element with attributes of its own namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def footer(file: WordFile, text: str) -> None:
    """The footer of every page but the first: the text, and `page / pages` at the right."""
    line: Any = file.sections[0].footer.paragraphs[0]
    line.style = file.styles["Cover line"]
    line.paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), 2)
    border = element("w:pBdr")
    border.append(element("w:top", val="single", sz="4", space="6", color=HAIR))
    line._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    line.add_run(f"{text}\t")
    field(line, "PAGE", "")
    line.add_run(" / ")
    field(line, "NUMPAGES", "")
    for run in line.runs:
        run.font.size = Pt(8)


def field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word fills in when it opens the file. `code` is ours, never a person's words."""
    for part in ("begin", "separate", "end"):
        mark = paragraph.add_run()
        if part == "separate":
            told = element("w:instrText")
            told.text = f" {code} "
            mark._r.append(told)
            mark = paragraph.add_run()
        begun = element("w:fldChar", fldCharType=part)
        if part == "begin":
            begun.set(qn("w:dirty"), "true")
        mark._r.append(begun)
        if part == "separate" and shown:
            paragraph.add_run(shown)
