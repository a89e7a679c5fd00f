"""What the faults of a model server mean: whether they pass, for how long to wait, and one sentence for people.

It never quotes the server: its words may hold the key or the prompt. To be imported late: the library takes a second.
"""

import re

import openai

ModelFault = openai.OpenAIError
NO_SERVER = "The address in OPENAI_BASE_URL does not answer like a model server."

_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (openai.AuthenticationError, "The model server does not accept the key in OPENAI_API_KEY."),
    (openai.PermissionDeniedError, "The key in OPENAI_API_KEY may not use this model."),
    (openai.NotFoundError, "The model server does not know the model named in COORD_MODEL."),
    (openai.BadRequestError, "The model server refused the request."),
    (openai.UnprocessableEntityError, "The model server refused the request."),
    (openai.RateLimitError, "The model server is too busy."),
    (openai.APITimeoutError, "The model did not answer in time."),
    (openai.APIConnectionError, "The model server cannot be reached."),
    (openai.InternalServerError, "The model server has a fault of its own."),
)
_PASSING = (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError)


def plainly(fault: Exception) -> str:
    """One sentence about a fault of the model server, without its own words and without any key."""
    if _is_used_up(fault):
        return "The model's quota is used up."
    if isinstance(fault, openai.APIStatusError) and fault.status_code < 400:
        return NO_SERVER
    found = next((sentence for kind, sentence in _SENTENCES if isinstance(fault, kind)), None)
    return found or "The model server answered in an unexpected way."


def status(fault: Exception) -> int | None:
    """The HTTP status that the server answered with; None when it did not answer."""
    return fault.status_code if isinstance(fault, openai.APIStatusError) else None


def may_pass(fault: Exception) -> bool:
    """True when asking again can help."""
    return isinstance(fault, _PASSING) and not _is_used_up(fault)


def busy_for(fault: Exception, attempt: int) -> float:
    """Seconds to wait before the next try: what the server says, else 1, 2, 4."""
    headers = getattr(getattr(fault, "response", None), "headers", {})
    try:
        said = float(headers.get("retry-after", ""))
    except ValueError:
        said = -1.0
    return said if said >= 0 else float(2 ** (attempt - 1))


def refused(fault: Exception) -> str:
    """The part of a request that a server does not know, `response_format` or `store`; empty when it is none of these."""
    if not isinstance(fault, openai.BadRequestError | openai.UnprocessableEntityError):
        return ""
    said = str(fault).lower()
    return next((part for part, word in _PARTS if re.search(word, said)), "")


_PARTS = (("response_format", r"response[_ ]format|json_schema|json_object|json mode"), ("store", r"\bstore\b"))


def _is_used_up(fault: Exception) -> bool:
    return isinstance(fault, openai.RateLimitError) and fault.code == "insufficient_quota"
