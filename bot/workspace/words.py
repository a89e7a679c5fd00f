"""Slack's three ways to write text as safe HTML: mrkdwn, Markdown and plain. Whatever comes in, only our own tags come out."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from bot.workspace.dates import date_words
from bot.workspace.emoji import emojified

Names = Mapping[str, str]
_pieces = re.compile(r"```(.+?)```|`([^`\n]+)`|<([^<>\n]+)>", re.DOTALL)
_styles = (("*", "strong"), ("_", "em"), ("~", "s"))
SAFE_LINKS = ("http://", "https://", "mailto:")


class Html(str):
    """HTML that was made here, of escaped text and our own tags; templates do not escape it again."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def plain(text: str, emoji: bool = True) -> Html:
    """A plain_text object: emoji codes live unless it says otherwise, all else literal."""
    return Html(_lines(escape(emojified(text) if emoji else text)))


def mrkdwn(text: str, names: Names) -> Html:
    """A mrkdwn object. `names` has people and channels by id."""
    kept: list[str] = []

    def keep(html: str) -> str:
        kept.append(html)
        return f"\x00{len(kept) - 1}\x00"

    def piece(match: re.Match[str]) -> str:
        if match[1] is not None:
            return keep(f"<pre>{_literal(match[1].strip())}</pre>")
        if match[2] is not None:
            return keep(f"<code>{_literal(match[2])}</code>")
        return keep(reference(match[3], names))

    html = _literal(emojified(_pieces.sub(piece, text.replace("\x00", ""))))
    for mark, tag in _styles:
        sign = re.escape(mark)
        html = re.sub(rf"(?<![\w{sign}]){sign}(?=\S)([^{sign}\n]+?)(?<=\S){sign}(?![\w{sign}])", rf"<{tag}>\1</{tag}>", html)
    html = _lines(_quotes(html))
    return Html(re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], html))


def reference(body: str, names: Names) -> str:
    """What stands between angle brackets: a mention, a channel, a date or a link."""
    target, _, label = body.partition("|")
    if target.startswith(("@", "#")):
        name = label or names.get(target[1:], target[1:])
        return f'<span class="mention">{target[0]}{_literal(name)}</span>'
    if target.startswith("!date"):
        return _literal(date_words(target, label))
    if target.startswith("!"):
        return f'<span class="mention loud">@{_literal(label or target[1:].partition("^")[0])}</span>'
    if target.startswith(SAFE_LINKS):
        return f'<a href="{_literal(target)}" target="_blank" rel="noopener noreferrer">{_literal(label or target)}</a>'
    return _literal(label or target)


def _literal(text: str) -> str:
    return escape(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def _lines(html: str) -> str:
    return html.replace("\n", "<br>")


def _quotes(html: str) -> str:
    return re.sub(
        r"(?:^&gt; ?.*(?:\n|$))+",
        lambda match: "<blockquote>" + re.sub(r"^&gt; ?", "", match[0].rstrip("\n"), flags=re.MULTILINE) + "</blockquote>",
        html,
        flags=re.MULTILINE,
    )


def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("link_open", _link)
    markdown.add_render_rule("text", _text)
    markdown.add_render_rule("th_open", _cell)
    markdown.add_render_rule("td_open", _cell)
    markdown.add_render_rule("table_open", lambda *_: '<div class="scroll"><table>')
    markdown.add_render_rule("table_close", lambda *_: "</table></div>")
    return markdown


def _image(self: RendererHTML, tokens: list[Token], index: int, *_: Any) -> str:
    return f'<span class="placeholder">🖼 {escape(tokens[index].content or "image")}</span>'


def _cell(self: RendererHTML, tokens: list[Token], index: int, *_: Any) -> str:
    """Alignment as a class: the page allows no inline style."""
    align = str(tokens[index].attrGet("style") or "").removeprefix("text-align:")
    return f'<{tokens[index].tag} class="{align}">' if align in ("right", "center") else f"<{tokens[index].tag}>"


def _link(self: RendererHTML, tokens: list[Token], index: int, *_: Any) -> str:
    address = str(tokens[index].attrGet("href") or "")
    target = escape(address) if address.startswith(SAFE_LINKS) else "#"
    return f'<a href="{target}" target="_blank" rel="noopener noreferrer">'


def _text(self: RendererHTML, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    html = escape(emojified(tokens[index].content))
    for box, sign in (("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ ")):
        html = sign + html.removeprefix(box) if html.startswith(box) else html
    names = env.get("names") or {}
    return re.sub(r"&lt;([@#!][^&]*(?:\|[^&]*)?)&gt;", lambda match: reference(match[1], names), html)


_markdown = _renderer()


def markdown(text: str, names: Names | None = None) -> Html:
    """A markdown block or a Markdown file. HTML in it is shown, not obeyed; images are named, not fetched."""
    return Html(_markdown.render(text, {"names": names or {}}))


_inline: dict[str, Callable[[dict[str, Any], Names], str]] = {
    "text": lambda part, names: _lines(escape(part.get("text", ""))),
    "link": lambda part, names: reference(f"{part.get('url', '')}|{part.get('text') or part.get('url', '')}", {}),
    "user": lambda part, names: reference(f"@{part.get('user_id', '')}", names),
    "channel": lambda part, names: reference(f"#{part.get('channel_id', '')}", names),
    "broadcast": lambda part, names: reference(f"!{part.get('range', '')}", names),
    "emoji": lambda part, names: escape(emojified(f":{part.get('name', '')}:")),
    "date": lambda part, names: escape(part.get("fallback") or str(part.get("timestamp", ""))),
    "color": lambda part, names: escape(part.get("value", "")),
}
_tags = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("underline", "u"), ("code", "code"))


def rich_inline(parts: list[dict[str, Any]], names: Names) -> Html:
    """The elements of a rich text section."""
    html = ""
    for part in parts:
        piece = _inline.get(part.get("type", ""), _inline["text"])(part, names)
        style = part.get("style") or {}
        for name, tag in _tags:
            if isinstance(style, dict) and style.get(name):
                piece = f"<{tag}>{piece}</{tag}>"
        html += piece
    return Html(html)
