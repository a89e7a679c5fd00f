"""Headings of a text that is put under another heading: their levels follow on, and nothing else changes. Pure."""

import re

DEEPEST = 6
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOT_TEXT = re.compile(r"\s*$| {4}|\t| {0,3}(?:[-*+>|#]|\d+[.)]\s|\|)")


def nested(markdown: str, under: int) -> str:
    """The text with its headings from level `under` + 1 on, each level one deeper at most than the one it stands below."""
    lines, open_, fence = [], [], ""
    for line in _atx(markdown.split("\n")):
        mark = _FENCE.match(line)
        if fence or mark:
            fence = _after(fence, mark)
        elif found := _HEADING.match(line):
            level = len(found[1])
            open_ = [*(above for above in open_ if above < level), level]
            line = "#" * min(DEEPEST, under + len(open_)) + line[found.end() :]
        lines.append(line)
    return "\n".join(lines)


def _after(fence: str, mark: re.Match[str] | None) -> str:
    """The fence that is open after this line: one is closed by the same sign, at least as often."""
    if not fence:
        return mark[1] if mark else ""
    return "" if mark and mark[1].startswith(fence) else fence


def _atx(lines: list[str]) -> list[str]:
    """The lines, with underlined headings written with number signs. Inside fences nothing is a heading."""
    out: list[str] = []
    fence = ""
    for line in lines:
        mark, under = _FENCE.match(line), _UNDERLINE.match(line)
        alone = len(out) < 2 or not out[-2].strip()
        if under and not fence and out and alone and not _NOT_TEXT.match(out[-1]):
            out[-1] = f"{'#' if '=' in under[1] else '##'} {out[-1].strip()}"
            continue
        fence = _after(fence, mark) if fence or mark else ""
        out.append(line)
    return out
