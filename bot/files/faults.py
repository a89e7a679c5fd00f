"""What can be wrong with a file, as one word that a child process can send, and what a person is told about it."""


class Faulty(Exception):
    """The file cannot be read. The text is a key of FAULTS."""


PASTE = "or paste its text into the form."

FAULTS = {
    "wrong-type": f"What is in it does not fit the ending of its name. Save it as the kind it should be and attach that, {PASTE}",
    "binary": f"It is not plain text. Save it as UTF-8 text and attach that, {PASTE}",
    "encrypted": f"It is protected by a password. Attach a copy without one, {PASTE}",
    "damaged": f"It is damaged or was cut off. Save it anew and attach that, {PASTE}",
    "empty": "There is no text in it. Attach one that has some, or go on without it.",
    "scanned": f"It holds pictures of pages and no text. Run text recognition over it and attach that, {PASTE}",
    "unsafe": f"It could not be read safely, because it unpacks to far more than it shows. Save it anew and attach that, {PASTE}",
    "slow": f"It is too intricate to be read in time. Attach a simpler copy, {PASTE}",
}
"""Fault -> what is wrong and what to do."""
