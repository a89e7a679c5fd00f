"""The process that sets a PDF or a DOCX: `python -m bot.export.child`. It reads an Order and writes what was Made.

It has no secrets, limited memory and processor time, and no reason to open a file.
"""

import base64
import contextlib
import sys

from bot.export.work import MEMORY, SECONDS, Made, Order


def main() -> None:
    """Reads the order from standard input and answers on standard output."""
    limit()
    order = Order.model_validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(make(order).model_dump_json().encode())


def limit() -> None:
    """Limits this process, where the system can do that."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def make(order: Order) -> Made:
    """The file. A template or a picture that is wrong is told as the problem."""
    if order.format == "pdf":
        from bot.export.typeset import pdf

        return pdf(order)
    from bot.export.word import PictureWrong, docx

    try:
        return Made(file=base64.b64encode(docx(order)).decode())
    except PictureWrong:
        return Made(file="", problem="the logo is damaged; name another file in COORD_BRAND_LOGO.")


if __name__ == "__main__":
    main()
