"""Finished documents as files to keep, print and send: HTML, PDF, DOCX, and any text format that has a template.

What a person or a model wrote is data in every format: it never becomes code, a link, a picture or a mention.
Nothing here talks to Slack or to the database.
"""
