"""Reads mission documents, their side files and personas from bytes into values. It never touches Slack, a run or a database."""
