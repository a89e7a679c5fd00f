"""Makes text from people, files and models safe for each of Slack's text kinds. Never decides what is said.

One escape, at the last moment: `mrkdwn` and `line` for mrkdwn objects and fallback texts, `plain` for plain_text objects,
`markdown` for markdown blocks. Mentions and dates are built here from ids and instants, and nowhere else.
"""

import html
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

JOINER = "\u2060"
_HARMLESS = re.compile(r"[\w .,:;!?'\"()/%+–’…-]*")
"""Text in which there is nothing to escape or to break: most lines are, and they are told apart fastest like this."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2063\ufff0-\ufffb\ufeff]")
_BROADCAST = re.compile(r"([@\uff20\ufe6b])(?=(?:here|channel|everyone|group|all)\b)", re.IGNORECASE)
_ANGLE = re.compile(r"<(?=[!@#])")
_USER = re.compile(r"[UW][A-Z0-9]{1,20}")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{1,20}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANKS = re.compile(r"\s{100,}")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\((https?://[^\s()<>|\\]{1,2000})\)", re.IGNORECASE)
_BROKEN_LINK = re.compile(r"\](?=[(\[:])")
_AUTOLINK = re.compile(r"<(?![\s\d=\u2060]|https?://[^\s<>|@\\]{1,2000}>)", re.IGNORECASE)
_DISGUISED = re.compile(r"(https?:)(?=//[^\s/]{0,300}@)", re.IGNORECASE)


def quiet(text: str) -> str:
    """The text without control and direction characters, with mentions and broadcast words that wake nobody."""
    clean = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    clean = clean.encode("utf-8", "ignore").decode("utf-8")
    return _BROADCAST.sub(rf"\1{JOINER}", _ANGLE.sub("<" + JOINER, clean))


def cut(text: str, limit: int) -> str:
    """The text in at most `limit` characters; what was cut off is marked by an ellipsis."""
    return text if len(text) <= limit else text[: max(limit - 1, 0)].rstrip() + "…"


def mrkdwn(text: str, limit: int = 3000) -> str:
    """Foreign text for a mrkdwn object: exactly & < > are escaped; the limit counts the escaped text."""
    if len(text) <= limit and _HARMLESS.fullmatch(text):
        return text
    clean = quiet(text)
    escaped = _escaped(clean)
    while len(escaped) > limit:
        clean = cut(clean, len(clean) - max(1, (len(escaped) - limit) // 5))
        escaped = _escaped(clean)
    return escaped


def line(text: str, limit: int = 300) -> str:
    """Foreign text for one line of mrkdwn: whitespace becomes single spaces."""
    return mrkdwn(" ".join(text.split()), limit)


def plain(text: str, limit: int) -> str:
    """Foreign text for a plain_text object: one line, cut."""
    return cut(" ".join(quiet(text).split()), limit)


def user(user_id: str) -> str:
    """A live mention of a person, built from an id; anything that is no id comes out as inert text."""
    return f"<@{user_id}>" if _USER.fullmatch(user_id) else line(user_id, 80)


def is_user(user_id: object) -> bool:
    """True for what looks like a user id."""
    return isinstance(user_id, str) and bool(_USER.fullmatch(user_id))


def people(user_ids: tuple[str, ...]) -> str:
    """Mentions of several people, each once, in order."""
    named = [user(u) for u in dict.fromkeys(user_ids) if u]
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1]))) if named else ""


def channel(channel_id: str) -> str:
    """A live link to a channel, built from an id; anything that is no id comes out as inert text."""
    return f"<#{channel_id}>" if _CHANNEL.fullmatch(channel_id) else line(channel_id, 80)


def moment(instant: datetime) -> str:
    """An instant that Slack shows in each reader's own time zone, with UTC as the fallback."""
    at = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    fallback = at.astimezone(UTC).strftime("%d %B %Y %H:%M UTC").lstrip("0")
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{fallback}>"


def link(url: str, label: str) -> str:
    """A labelled link of our own; a URL that is not plainly http or https is shown as inert text."""
    if not re.fullmatch(r"https?://[^\s<>|\\]{1,2000}", url) or not urlsplit(url).hostname:
        return line(label, 200)
    return f"<{_escaped(url)}|{line(label, 200).replace('|', '/')}>"


def markdown(text: str) -> str:
    """Foreign Markdown in which nothing is live but plain http and https links that show where they go.

    Angle forms and broadcast words are broken by an invisible joiner, in code and headings too; entities are decoded
    once first, so that nothing hides in them. Images become links, links show their address beside the label, and endless
    blanks end.
    """
    decoded = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    clean = _ENTITY.sub(lambda found: "&" + JOINER + found[0][1:], quiet(_BLANKS.sub(lambda run: run[0][:100], decoded)))
    shown = _LINK.sub(_shown_link, clean.replace("![", JOINER + "["))
    unlinked = _AUTOLINK.sub("<" + JOINER, _BROKEN_LINK.sub("]" + JOINER, shown))
    return _DISGUISED.sub(rf"\1{JOINER}", unlinked)


def _shown_link(found: re.Match[str]) -> str:
    label, url = found[1].strip(), found[2]
    return f"<{url}>" if label in ("", url) else f"{label} (<{url}>)"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
