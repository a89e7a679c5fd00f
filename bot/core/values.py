"""The base of every value in Coord: frozen, and closed to unknown fields."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Its errors quote nothing that people wrote. It is changed by copying: `value.model_copy(update={...})`."""

    # Built when first used: a bot that starts should not build the shapes of documents that nobody has asked for yet.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)
