"""Why something was given up, in one sentence for people. Never the text of an unexpected exception."""

from bot.core.ports import Refused, StoreUnavailable, TryLater, WriterFailed

_REFUSALS = {
    "not_in_channel": "Coord is not in this channel. Type /invite @coord, then try again.",
    "channel_not_found": "Coord cannot see this channel. Type /invite @coord, then try again.",
    "is_archived": "The channel is archived. Unarchive it, then try again.",
    "restricted_action": "The workspace does not let Coord post here. A workspace admin can change that.",
    "missing_scope": "Coord lacks a permission in Slack. The operator can see which one with `coord doctor`.",
    "message_not_found": "The message was deleted in Slack.",
    "thread_not_found": "The thread was deleted in Slack.",
}


def reason(error: BaseException) -> str:
    """One plain sentence for this error: what happened, and the next step where there is one."""
    if isinstance(error, Refused):
        return _REFUSALS.get(
            error.code, f"Slack refused with “{error.code}”, which is new to Coord. The operator's log has more."
        )
    if isinstance(error, WriterFailed):
        return str(error)
    if isinstance(error, TryLater):
        return "Slack did not answer for a while, and Coord stopped trying."
    if isinstance(error, StoreUnavailable):
        return "Coord could not save. The operator has to look at its database."
    return "Something went wrong inside Coord. The operator's log has the details."
