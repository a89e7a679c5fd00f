"""`python -m bot`: Coord from a bare checkout. Makes its environment when that is missing, then goes on there."""

import sys

from bot.environment import ensure


def main() -> None:
    """Runs the `coord` command."""
    arguments = sys.argv[1:]
    ensure(arguments, development=arguments[:1] == ["test"])
    from bot.cli import main as coord

    coord()


if __name__ == "__main__":
    main()
