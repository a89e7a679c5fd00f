"""Turns the bytes of a file into clean text, line for line, and repairs text that was encoded twice. It never drops a line."""

from bot.reading.remarks import Remarks, Unreadable

SIZE = 1024 * 1024
LINES = 20_000
LINE = 10_000
ROUNDS = 3
_BYTES_TO_CHARS = tuple(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))
_CHARS_TO_BYTES = {char: byte for byte, char in enumerate(_BYTES_TO_CHARS)}
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n"} | {0x7F: None}


def decode(data: bytes, remarks: Remarks) -> str:
    """The text of a file: line ends are `\\n`, no byte order mark, no control characters, broken lines repaired.

    Raises Unreadable when the file is larger than 1 MiB or longer than 20,000 lines.
    """
    if len(data) > SIZE:
        raise Unreadable(1, f"The file is larger than {SIZE // 1024} KiB, the most a mission may have.")
    raw = _utf8_bytes(data).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if len(raw) > LINES:
        raise Unreadable(LINES, f"The file has {len(raw):,} lines; {LINES:,} is the most a mission may have.")
    return "\n".join(_line(part, number, remarks) for number, part in enumerate(raw, 1))


def _utf8_bytes(data: bytes) -> bytes:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def _line(raw: bytes, number: int, remarks: Remarks) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = "".join(_BYTES_TO_CHARS[byte] for byte in raw)
        remarks.warn("encoding-guessed", number, "this line is not UTF-8; it was read as Windows-1252")
    whole = repair(text)
    if whole != text:
        remarks.warn("encoding-repaired", number, "this line was encoded twice; it was read with the damage undone")
    return _clean(whole, number, remarks)


def _clean(text: str, number: int, remarks: Remarks) -> str:
    cleaned = text.translate(_CONTROLS)
    if cleaned != text:
        remarks.info("control-characters", number, "control characters on this line were left out")
    if len(cleaned) > LINE:
        remarks.warn("line-cut", number, f"this line has {len(cleaned):,} characters; the first {LINE:,} were read")
    return cleaned[:LINE]


def repair(line: str) -> str:
    """The line with double encoding undone; a line that is not damaged comes back as it is."""
    for _ in range(ROUNDS):
        once = _repaired(line)
        if once == line:
            break
        line = once
    return line


def _repaired(line: str) -> str:
    if line.isascii():
        return line
    try:
        return bytes(_CHARS_TO_BYTES[char] for char in line).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return line
