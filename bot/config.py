"""Settings: one frozen value, read once from the environment and `.env`. It never shows a secret."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

SLACK_API = "https://slack.com/api/"
LEVELS = ("debug", "info", "warning", "error")


class SettingsWrong(Exception):
    """A setting is missing or wrong. The text is one line for the operator: which, and what to do."""


class Settings(BaseSettings):
    """Everything that can be set. Names in capitals are the environment's."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True)

    bot_token: SecretStr | None = Field(None, validation_alias="SLACK_BOT_TOKEN", description="The bot token (xoxb-...).")
    app_token: SecretStr | None = Field(
        None, validation_alias="SLACK_APP_TOKEN", description="The app token (xapp-...) for Socket Mode."
    )
    signing_secret: SecretStr | None = Field(
        None, validation_alias="SLACK_SIGNING_SECRET", description="For HTTP instead of Socket Mode, with COORD_PORT."
    )
    port: int | None = Field(None, ge=0, le=65535, validation_alias="COORD_PORT", description="The port for HTTP mode.")
    api_url: str = Field(SLACK_API, validation_alias="SLACK_API_URL", description="The base of Slack's Web API.")
    openai_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="Lets a language model write the drafts."
    )
    openai_url: str | None = Field(
        None, validation_alias="OPENAI_BASE_URL", description="Any server that speaks OpenAI's Chat Completions."
    )
    model: str = Field("gpt-6-luna", validation_alias="COORD_MODEL", description="The model to ask.")
    database: str = Field("coord.db", validation_alias="COORD_DATABASE", description="The path of the SQLite file.")
    missions: Path | None = Field(
        None, validation_alias="COORD_MISSIONS", description="A folder with missions and personas of your own."
    )
    log: str = Field("info", validation_alias="COORD_LOG", description="How much is logged: debug, info, warning or error.")
    pace: float = Field(
        1.0, ge=0, validation_alias="COORD_PACE", description="Posts a second into one channel; Slack wants 1, 0 is no limit."
    )

    @field_validator("bot_token", "app_token", "signing_secret", "openai_key", mode="before")
    @classmethod
    def _a_secret(cls, secret: object) -> object:
        if isinstance(secret, str) and not re.fullmatch(r"[!-~]*", secret):
            raise ValueError("has a blank or a sign in it that no token or key has; copy it again")
        return secret or None

    @field_validator("api_url", "openai_url")
    @classmethod
    def _an_address(cls, url: str | None) -> str | None:
        if url is not None and not _is_address(url):
            raise ValueError("is not an address that starts with https:// or http://")
        return url

    @field_validator("log")
    @classmethod
    def _a_level(cls, level: str) -> str:
        if level.lower() not in LEVELS:
            raise ValueError(f"is none of {', '.join(LEVELS)}")
        return level.lower()

    @field_validator("missions")
    @classmethod
    def _a_folder(cls, missions: Path | None) -> Path | None:
        if missions is not None and not missions.is_dir():
            raise ValueError("is not a folder")
        return missions

    @field_validator("database")
    @classmethod
    def _a_file(cls, database: str) -> str:
        if database.startswith(("postgres://", "postgresql://")):
            raise ValueError("names PostgreSQL, which this version cannot use yet; give the path of a file")
        return database

    @property
    def has_model(self) -> bool:
        """True when a language model may be asked."""
        return self.openai_key is not None or self.openai_url is not None

    @property
    def over_http(self) -> bool:
        """True when Slack calls us over HTTP; else we call Slack in Socket Mode."""
        return self.signing_secret is not None and self.port is not None


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def read_settings(**given: object) -> Settings:
    """The settings from the environment; `given` (by environment name) comes first. Raises SettingsWrong with one line."""
    try:
        return Settings(**{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]
    except ValidationError as wrong:
        lines = [f"{error['loc'][0]} {_problem(error['type'], error['msg'])}" for error in wrong.errors(include_input=False)]
        raise SettingsWrong("; ".join(lines)) from None
    except (OSError, UnicodeError):
        raise SettingsWrong(".env cannot be read; it has to be a text file in UTF-8") from None


def _problem(kind: str, message: str) -> str:
    said = {"int_parsing": "is not a whole number", "float_parsing": "is not a number"}.get(kind, message)
    return said.removeprefix("Value error, ").replace("Input should", "should")


def settings_page() -> str:
    """The page about settings, as Markdown: `docs/settings.md` is this text."""
    rows = [_row(field) for field in Settings.model_fields.values()]
    return "\n".join([_ABOUT, "| name | what it is | default |", "|---|---|---|", *rows]) + "\n"


_ABOUT = """# Settings

Everything that can be set, by the name it has in the environment. `.env` in the folder that Coord is started from may hold
the same lines, such as `COORD_LOG=debug`; the environment comes before it, and a flag such as `--database` before both.
An empty value counts as not set. A wrong one ends the command with one line that names it. Secrets are never shown.
"""


def _row(field: FieldInfo) -> str:
    kept = "Secret. " if "SecretStr" in str(field.annotation) else ""
    default = "" if field.default is None else f"`{field.default}`"
    return f"| `{field.validation_alias}` | {kept}{field.description} | {default} |"


def connection_problem(settings: Settings) -> str:
    """Why the bot cannot connect with these settings, in one line with the next step; empty when it can."""
    if settings.bot_token is None:
        return "SLACK_BOT_TOKEN is missing. Install the app in your workspace and copy its bot token (xoxb-...)."
    if not settings.bot_token.get_secret_value().startswith("xoxb-"):
        return "SLACK_BOT_TOKEN does not look like a bot token: it should start with xoxb-."
    if settings.over_http:
        return ""
    if settings.signing_secret is not None and settings.app_token is None:
        return "SLACK_SIGNING_SECRET is set, but COORD_PORT is not. Set the port Slack should reach, such as COORD_PORT=3000."
    if settings.app_token is None:
        return "SLACK_APP_TOKEN is missing. Make an app token with connections:write (xapp-...), or set SLACK_SIGNING_SECRET."
    if not settings.app_token.get_secret_value().startswith("xapp-"):
        return "SLACK_APP_TOKEN does not look like an app token: it should start with xapp-."
    return ""
