"""Text out of bytes, and clean: what encoding it is in, and which signs nobody should see. Pure."""

import re

from bot.files.faults import Faulty

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]|[\U000e0000-\U000e007f]"
)
_MARKS = re.compile(r"(?<!\w)(?:\*{1,3}|_{1,3}|`)(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3}|`)(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)")
_OTHER_KINDS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf")


def decoded(content: bytes) -> str:
    """The text in UTF-8, UTF-16 with its mark, or Windows-1252. Raises Faulty."""
    if content.startswith(_OTHER_KINDS):
        raise Faulty("wrong-type")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return cleaned(content.decode("utf-16", "replace"))
    if b"\x00" in content:
        raise Faulty("binary")
    for encoding, errors in (("utf-8-sig", "strict"), ("utf-8", "surrogatepass"), ("cp1252", "strict")):
        try:
            return cleaned(content.decode(encoding, errors))
        except UnicodeDecodeError:
            continue
    raise Faulty("binary")


def cleaned(text: str) -> str:
    """The text with plain line ends, without control signs, hidden signs and halves of characters."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n"))


def bare(line: str) -> str:
    """The line as plain words: links by their label, no marks of Markdown. Whatever kind of file it comes from."""
    return _MARKS.sub("", _LINK.sub(r"\1", line))
