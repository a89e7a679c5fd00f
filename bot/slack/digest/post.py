"""Posts a digest once and edits it from then on. A second try looks for what the first one posted; where it may not look, it
posts nothing: a day without its digest is better than a day with two."""

from bot.core.digest.posting import Posting
from bot.core.digest.settings import Where
from bot.core.ports import Refused
from bot.slack.digest.message import digest_words
from bot.slack.faults import Unclear, ask
from bot.slack.sender import Place, Sender
from bot.slack.words import Words

GONE = "message_not_found"
NOWHERE = ("", "")


async def post_digest(sender: Sender, posting: Posting) -> tuple[str, str]:
    """The conversation in which it stands, and its timestamp; both empty when it may stand where we cannot look.

    Raises Refused, TryLater.
    """
    words, day = digest_words(posting), posting.day
    if day.ts:
        await _edited(sender, day.posted, day.ts, words)
        return day.posted, day.ts
    key, to = f"digest/{day.channel}/{posting.date.isoformat()}/", _to(posting)
    async with sender.turn(to):
        if posting.again and (stands := await _look(sender, posting, key)) is not None:
            return stands
        try:
            return await sender.deliver(Place(to, None, day.at), key, words)
        except Unclear:
            # Looked for at the next try; where nobody may look, this one counts.
            if await _look(sender, posting, key) == NOWHERE:
                return NOWHERE
            raise


def _to(posting: Posting) -> str:
    """The channel of the Plan, or the person who has the day."""
    direct = posting.daily.settings.where is Where.DIRECT and posting.day.digest.person
    return posting.day.digest.person if direct else posting.day.channel


async def _edited(sender: Sender, channel: str, ts: str, words: Words) -> None:
    """Edits it; what somebody deleted stays away."""
    try:
        await sender.update(channel, ts, words)
    except Refused as refused:
        if refused.code != GONE:
            raise


async def _look(sender: Sender, posting: Posting, key: str) -> tuple[str, str] | None:
    """Where it stands; None when it does not, NOWHERE when we may not look."""
    where = await _conversation(sender, _to(posting))
    found = await sender.seen(Place(where, None, posting.day.at), key) if where else None
    if found is None:
        return NOWHERE
    return (where, found[""]) if "" in found else None


async def _conversation(sender: Sender, to: str) -> str:
    """The id of the conversation; empty when we may not ask for that with a person."""
    if to[:1] not in "UW":
        return to
    try:
        answer = await ask(sender.connection.client.conversations_open(users=to))
    except Refused:
        return ""
    return str((answer.get("channel") or {}).get("id") or "")
