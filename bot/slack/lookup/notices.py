"""Private words about the library. Pure; facts are escaped by whoever puts them in."""

from collections.abc import Callable

Facts = dict[str, str]


def _brought(facts: Facts) -> str:
    cut = " It was too long to be kept whole: only its beginning is in." if facts.get("cut") else ""
    return (
        "*{title}*, version {version}, is in the library, but I could not tell the channel: Slack does not let me post there."
        f" Invite me with `/invite @coord`.{cut}"
    )


def _noted(facts: Facts) -> str:
    if facts.get("about"):
        return "Noted: `/coord library` lists it as an open question. You decide here, so you can change the document now."
    return "Noted. Whoever decides here was told, and `/coord library` lists it as an open question."


LOOKUP_NOTICES: dict[str, str | Callable[[Facts], str]] = {
    "library-nothing": "Nothing was found. I look only in documents of channels that you are in.",
    "library-where": "Several channels have documents. Ask in the channel that it is about, so that the right people hear of it.",
    "library-bring-where": "Nothing was brought in. Type `/coord library add` in a channel that you are in, where it belongs.",
    "library-long": "Please ask in at most 300 characters; yours had more, so I did not ask it.",
    "library-what": "Write the question behind it: `/coord ask how fast do we answer something urgent?` is one.",
    "library-noted": _noted,
    "library-noted-already": "That question is on the list of `/coord library` already.",
    "library-asked": (
        "{who} asked what *{title}* does not answer: “{word}” `/coord library` lists it until the document says it or somebody"
        " settles it there."
    ),
    "library-settled": "Taken off the list of open questions: “{word}”.",
    "library-settled-already": "That question is not on the list any more.",
    "library-not-yours": "Only who asked it, and who decides about the document, can take it off the list.",
    "library-sent": "*{title}* is in our direct messages now.",
    "library-no-files": (
        "The app may not send files in this workspace: it lacks the permission `files:write`. An admin can add it, or run"
        " `coord export`."
    ),
    "library-no-file": "That file could not be made: {reason}",
    "library-brought": _brought,
    "library-newest": "*{title}*, version {version}, is the newest version already.",
    "library-not-to-restore": (
        "That is for {who} to decide, and for whoever decides about the newest version. Nothing was changed."
    ),
    "library-unread": "*{title}* was not brought in. {reason}",
}
"""Every notice by name: a sentence with facts in braces, or a function that picks the sentence by the facts."""
