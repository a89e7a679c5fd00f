"""`python -m bot`: Coord from a bare checkout. Makes its environment when that is missing, then goes on there."""

import sys

from bot.environment import damaged, ensure


def main() -> None:
    """Runs the `coord` command."""
    arguments = sys.argv[1:]
    ensure(arguments, development=arguments[:1] == ["test"])
    try:
        from bot.cli import main as coord

        coord()
    except ModuleNotFoundError as error:
        if not error.name or error.name.partition(".")[0] == "bot":
            raise
        damaged(error.name)


if __name__ == "__main__":
    main()
