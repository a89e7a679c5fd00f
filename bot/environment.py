"""Makes the environment that Coord needs when it is run from a bare checkout. Standard library only; prints what it does."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

OLDEST = (3, 11)
NEEDED = ("slack_bolt", "aiohttp", "pydantic_settings", "sqlite_utils", "click")


@dataclass(frozen=True)
class Checkout:
    """A clone of the repository, and the environment in its `.venv`."""

    folder: Path

    @property
    def exists(self) -> bool:
        """False for an installed package, which has its libraries already."""
        return (self.folder / "pyproject.toml").is_file()

    @property
    def home(self) -> Path:
        """The environment."""
        return self.folder / ".venv"

    @property
    def mark(self) -> Path:
        """The file that says what the environment was made from, one requirement a line."""
        return self.home / "coord-made-from"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def is_here(self) -> bool:
        """True when this very process runs in the environment."""
        return Path(sys.prefix).resolve() == self.home.resolve()

    def requirements(self, development: bool) -> tuple[str, ...]:
        """What has to be installed, for the tests too in `development`."""
        with (self.folder / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file)
        return (*project["project"]["dependencies"], *(project["dependency-groups"]["dev"] if development else ()))

    def covers(self, wanted: tuple[str, ...]) -> bool:
        """True when the environment was made from these requirements, or from more."""
        if not (self.python.exists() and self.mark.is_file()):
            return False
        return set(wanted) <= set(self.mark.read_text(encoding="utf-8").splitlines())

    @property
    def is_damaged(self) -> bool:
        """True when there is no way but to make the environment from nothing."""
        return not self.python.exists() or (self.mark.is_file() and self.mark.read_text(encoding="utf-8") == DAMAGED)

    def remember(self, wanted: tuple[str, ...]) -> None:
        """Writes down what the environment was made from."""
        self.mark.write_text("\n".join(wanted) + "\n", encoding="utf-8")


DAMAGED = "damaged"
CHECKOUT = Checkout(Path(__file__).resolve().parent.parent)


def ensure(arguments: list[str], development: bool) -> None:
    """Returns when everything is there; else makes `.venv` and goes on in it, so that this process is replaced."""
    if sys.version_info < OLDEST:
        sys.exit(f"Coord needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not CHECKOUT.exists:
        return
    wanted = CHECKOUT.requirements(development)
    if not CHECKOUT.is_here and not development and _importable():
        return
    if not CHECKOUT.covers(wanted):
        _make(CHECKOUT, wanted)
    if not CHECKOUT.is_here:
        python = str(CHECKOUT.python)
        os.execv(python, [python, "-m", "bot", *arguments])  # noqa: S606 - our own interpreter


def damaged(missing: str) -> None:
    """Ends with one line because this library is missing, and sees to it that the next start makes the environment anew."""
    if CHECKOUT.is_here:
        CHECKOUT.mark.write_text(DAMAGED, encoding="utf-8")
        sys.exit(f"Coord's environment is damaged ({missing} is missing). Run the same command again: it will be made anew.")
    sys.exit(f"{missing} is not installed. Install what pyproject.toml lists, or run `python3 -m bot` in the checkout.")


def _importable() -> bool:
    return all(importlib.util.find_spec(name) for name in NEEDED)


def _make(checkout: Checkout, wanted: tuple[str, ...]) -> None:
    print(f"Making Coord's environment in {checkout.home} (once).", file=sys.stderr, flush=True)  # noqa: T201 - before any library is there
    try:
        for command in _commands(checkout, wanted):
            subprocess.run(command, check=True)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(
            f"Could not make the environment: {_told(error)} Remove {checkout.home} and try again when the network is there."
        )
    checkout.remember(wanted)


def _commands(checkout: Checkout, wanted: tuple[str, ...]) -> list[list[str]]:
    """uv when it is there, since it is faster; else venv and pip."""
    here, python, home = sys.executable, str(checkout.python), str(checkout.home)
    if uv := shutil.which("uv"):
        made = [uv, "venv", "--quiet", "--clear", "--python", here, home]
        filled = [uv, "pip", "install", "--quiet", "--python", python, *wanted]
    else:
        made = [here, "-m", "venv", "--clear", "--without-pip", home]
        filled = [here, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check", *wanted]
    return [made, filled] if checkout.is_damaged else [filled]


def _told(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        return f"`{' '.join(map(str, error.cmd[:4]))} ...` ended with {error.returncode}."
    return f"{error}."
