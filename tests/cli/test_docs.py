"""What the documentation says is so: settings, links, commands, scopes."""

import re
from pathlib import Path

import click
import pytest
import yaml

from bot.cli.doctor import NEEDED, USEFUL
from bot.cli.root import coord as root
from bot.config import Settings, settings_page

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
EVERY = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
COMMAND = re.compile(r"(?:^|`|/)(?:python3 -m bot|coord) ((?:[a-z]+|--)[^`\n#|]*)", re.M)


def commands(text):
    """The command lines in backticks and code blocks, without those for Slack."""
    return [found[1].split() for found in COMMAND.finditer(text) if not found[0].startswith("/coord")]


def test_the_settings_page_is_what_the_settings_say():
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


@EVERY
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


@EVERY
def test_every_command_exists_with_its_options(page):
    for first, *rest in commands(page.read_text(encoding="utf-8")):
        command = root.get_command(click.Context(root), first)
        assert command is not None, first
        known = {name for each in command.params if isinstance(each, click.Option) for name in each.opts} | {"--help"}
        assert {word for word in rest if word.startswith("--")} <= known, (first, rest)


@EVERY
def test_every_setting_exists(page):
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"\b(?:COORD|SLACK|OPENAI)_[A-Z_]+\b", text)) <= known


def test_the_readme_is_short_and_names_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    for name in root.list_commands(click.Context(root)):
        assert re.search(rf"[`|, ]{name}[`| ]", text), name


def test_the_deploying_page_explains_every_scope_of_the_manifest():
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    scopes = manifest["oauth_config"]["scopes"]
    assert set(scopes["bot"]) == set(NEEDED)
    assert set(USEFUL) <= set(scopes["bot_optional"])
    explained = set(re.findall(r"`([a-z_]+(?::[a-z.]+)*)`", (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")))
    assert set(scopes["bot"]) | set(scopes["bot_optional"]) <= explained
