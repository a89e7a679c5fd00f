"""The look that an operator gives documents: a name, a colour, a logo. Says what is wrong with it, and never guesses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COLOUR = "#1f5f5b"
LARGEST = 1_000_000
"""Bytes that a logo may have."""
_LIGHT, _DARK, _LEGIBLE = 1.0, 0.0, 4.5
_STEPS = 20


@dataclass(frozen=True)
class Logo:
    """A picture. `kind` is png, jpg or svg."""

    kind: str
    content: bytes


class LogoWrong(Exception):
    """The logo cannot be used. The text is one sentence for the operator."""


@dataclass(frozen=True)
class Palette:
    """The colours of a document, as `#rrggbb`. Words in `ink` are legible on white, in `glow` on a dark page, `on` on `main`."""

    main: str
    ink: str
    glow: str
    on: str
    pale: str


@dataclass(frozen=True)
class Brand:
    """What the operator set. The logo is read when it is needed, since it may change or go while the bot runs."""

    name: str = ""
    colour: str = COLOUR
    logo: Path | None = None

    def read_logo(self) -> Logo | None:
        """The logo; None when none is set. Raises LogoWrong."""
        return None if self.logo is None else _read(self.logo)

    @property
    def palette(self) -> Palette:
        """The colours that follow from the one."""
        main = rgb(self.colour)
        return Palette(
            main=_hex(main),
            ink=_hex(_legible(main, _LIGHT)),
            glow=_hex(_legible(main, 0.012)),
            on="#ffffff" if _contrast(_light(main), 1.0) >= _contrast(_light(main), 0.0) * 0.6 else "#14181a",
            pale=_hex(_mixed(main, (255.0, 255.0, 255.0), 0.92)),
        )


Rgb = tuple[float, float, float]


def rgb(colour: str) -> Rgb:
    """The parts of `#rgb` or `#rrggbb`, 0 to 255 each."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (float(int(digits[n : n + 2], 16)) for n in (0, 2, 4))
    return red, green, blue


def _read(path: Path) -> Logo:
    try:
        if path.stat().st_size > LARGEST:
            raise LogoWrong(f"The logo {path} is larger than {LARGEST // 1_000_000} MB; use a smaller picture.")
        content = path.read_bytes()
    except OSError as wrong:
        raise LogoWrong(f"The logo {path} cannot be read ({wrong.strerror}); name another file in COORD_BRAND_LOGO.") from None
    for kind, sign in _SIGNS.items():
        if sign.match(content):
            return Logo(kind, content)
    raise LogoWrong(f"The logo {path} is no PNG, JPEG or SVG picture; name another file in COORD_BRAND_LOGO.")


_SIGNS: Mapping[str, re.Pattern[bytes]] = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.S),
}


def _legible(colour: Rgb, ground: float) -> Rgb:
    """The colour, darkened or lightened until it can be read on a ground of this lightness."""
    goal = (0.0, 0.0, 0.0) if ground > 0.5 else (255.0, 255.0, 255.0)
    tried = (_mixed(colour, goal, step / _STEPS) for step in range(_STEPS + 1))
    return next(c for c in tried if _contrast(_light(c), ground) >= _LEGIBLE)


def _mixed(one: Rgb, other: Rgb, part: float) -> Rgb:
    red, green, blue = (a + (b - a) * part for a, b in zip(one, other, strict=True))
    return red, green, blue


def _light(colour: Rgb) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    red, green, blue = ((c / 255 / 12.92) if c <= 10.31 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(c):02x}" for c in colour)
