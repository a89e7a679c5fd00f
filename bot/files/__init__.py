"""Reads files that people attached: bytes in, text in titled sections out. Everything is parsed in a limited child process."""
