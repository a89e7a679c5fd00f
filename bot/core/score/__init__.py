"""The score card: what a program can say about a finished document before a person has to. Pure; it changes nothing."""
