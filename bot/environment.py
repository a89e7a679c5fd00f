"""Makes the environment that Coord needs when it is run from a bare checkout. Standard library only; prints what it does."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
HOME = CHECKOUT / ".venv"
MARK = HOME / "coord-made-from"
OLDEST = (3, 11)


def ensure(arguments: list[str], development: bool) -> None:
    """Returns when everything is there; else makes `.venv` and goes on in it, so that this process is replaced."""
    if sys.version_info < OLDEST:
        sys.exit(f"Coord needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not (CHECKOUT / "pyproject.toml").is_file():
        return
    wanted = _requirements(development)
    if _here() and _made_from(wanted):
        return
    if not _here() and not development and _importable():
        return
    if not _made_from(wanted):
        _make(wanted)
    if not _here():
        python = str(_python())
        os.execv(python, [python, "-m", "bot", *arguments])  # noqa: S606 - our own interpreter


def _here() -> bool:
    return Path(sys.prefix).resolve() == HOME.resolve()


def _python() -> Path:
    return HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _requirements(development: bool) -> list[str]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    return [*project["project"]["dependencies"], *(project["dependency-groups"]["dev"] if development else ())]


def _importable() -> bool:
    return all(importlib.util.find_spec(name) for name in ("slack_bolt", "aiohttp", "pydantic_settings", "sqlite_utils", "click"))


def _made_from(wanted: list[str]) -> bool:
    """True when `.venv` was made from these requirements, or from more."""
    if not (_python().exists() and MARK.is_file()):
        return False
    return set(wanted) <= set(MARK.read_text().splitlines()[1:])


def _make(wanted: list[str]) -> None:
    print(f"Making Coord's environment in {HOME} (once).", file=sys.stderr, flush=True)  # noqa: T201 - before any library is there
    try:
        _install(wanted)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(f"Could not make the environment: {_told(error)} Remove {HOME} and try again when the network is there.")
    MARK.write_text("\n".join([hashlib.sha256("\n".join(wanted).encode()).hexdigest(), *wanted]) + "\n")


def _install(wanted: list[str]) -> None:
    uv = shutil.which("uv")
    if uv:
        if not _python().exists():
            subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(HOME)], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", str(_python()), *wanted], check=True)
        return
    if not _python().exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(HOME)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(_python())]
    subprocess.run([*pip, "install", "--quiet", "--disable-pip-version-check", *wanted], check=True)


def _told(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        return f"`{' '.join(map(str, error.cmd[:4]))} ...` ended with {error.returncode}."
    return f"{error}."
