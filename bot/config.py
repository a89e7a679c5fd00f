"""Settings: one frozen value, read once from the environment and `.env`. It never shows a secret."""

import re
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.cost import NO_CAP, PUBLISHED, Cap, Prices, at_openai

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
    model_price: str | None = Field(
        None,
        validation_alias="COORD_MODEL_PRICE",
        description=(
            "US dollars for a million tokens: input, cached input, output, such as `0.10, 0.01, 0.50`. "
            f"Known without it, at OpenAI's own servers: {', '.join(f'`{name}`' for name in PUBLISHED)}."
        ),
    )
    model_cap: str = Field(
        "2000000 tokens",
        validation_alias="COORD_MODEL_CAP",
        description="The most that one run takes of a model before it asks: `0.50` (US dollars), `500000 tokens`, or `none`.",
    )
    database: str = Field("coord.db", validation_alias="COORD_DATABASE", description="The path of the SQLite file.")
    missions: Path | None = Field(
        None, validation_alias="COORD_MISSIONS", description="A folder with missions and personas of your own."
    )
    exports: Path | None = Field(
        None, validation_alias="COORD_EXPORTS", description="A folder with [export templates](exports.md) of your own."
    )
    brand_name: str | None = Field(
        None, validation_alias="COORD_BRAND_NAME", description="The name on the cover of exported documents."
    )
    brand_colour: str = Field(
        "#1f5f5b", validation_alias="COORD_BRAND_COLOUR", description="The colour of exported documents, such as `#1f5f5b`."
    )
    brand_logo: Path | None = Field(
        None, validation_alias="COORD_BRAND_LOGO", description="A PNG, JPEG or SVG picture for the cover, 1 MB at most."
    )
    holidays: str = Field(
        "", validation_alias="COORD_HOLIDAYS", description="Whose public holidays are free: a country, or a part: `GB`, `GB-ENG`."
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

    @field_validator("model_price")
    @classmethod
    def _a_price(cls, price: str | None) -> str | None:
        if price is not None and _prices(price) is None:
            raise ValueError("is not three amounts such as 0.10, 0.01, 0.50: input, cached input, output")
        return price

    @field_validator("model_cap")
    @classmethod
    def _a_cap(cls, cap: str) -> str:
        if _cap(cap) is None:
            raise ValueError("is neither an amount such as 0.50 (US dollars), nor such as 500000 tokens, nor none")
        return cap

    @field_validator("log")
    @classmethod
    def _a_level(cls, level: str) -> str:
        if level.lower() not in LEVELS:
            raise ValueError(f"is none of {', '.join(LEVELS)}")
        return level.lower()

    @field_validator("missions", "exports")
    @classmethod
    def _a_folder(cls, folder: Path | None) -> Path | None:
        if folder is not None and not folder.is_dir():
            raise ValueError("is not a folder")
        return folder

    @field_validator("brand_colour")
    @classmethod
    def _a_colour(cls, colour: str) -> str:
        if not re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour):
            raise ValueError("is not a colour such as #1f5f5b")
        return colour

    @field_validator("database")
    @classmethod
    def _a_file(cls, database: str) -> str:
        if database.startswith(("postgres://", "postgresql://")):
            raise ValueError("names PostgreSQL, which this version cannot use yet; give the path of a file")
        return database

    @model_validator(mode="after")
    def _a_cap_that_can_be_kept(self) -> Self:
        if self.has_model and self.cap.dollars is not None and self.prices is None:
            raise ValueError(
                f"COORD_MODEL_CAP is in dollars, but the price of {self.model} is not known: set COORD_MODEL_PRICE, "
                "or give the cap in tokens, such as 500000 tokens"
            )
        return self

    @property
    def has_model(self) -> bool:
        """True when a language model may be asked."""
        return self.openai_key is not None or self.openai_url is not None

    @property
    def prices(self) -> Prices | None:
        """What the model's tokens cost; None when nobody said and it is not one of OpenAI's that is known."""
        if self.model_price is not None:
            return _prices(self.model_price)
        return PUBLISHED.get(self.model) if at_openai(self.openai_url) else None

    @property
    def cap(self) -> Cap:
        """The most that a run may take of a model."""
        return _cap(self.model_cap) or NO_CAP

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


_AMOUNT = r"\$? ?(\d{1,6}(?:\.\d{1,6})?)"


def _prices(text: str) -> Prices | None:
    found = re.fullmatch(rf"\s*{_AMOUNT}\s*,\s*{_AMOUNT}\s*,\s*{_AMOUNT}\s*", text)
    return Prices(input=float(found[1]), cached=float(found[2]), output=float(found[3])) if found else None


def _cap(text: str) -> Cap | None:
    said = text.strip().lower()
    if said == "none":
        return NO_CAP
    if tokens := re.fullmatch(r"(\d[\d,]{0,14}) ?tokens?", said):
        return Cap(tokens=int(tokens[1].replace(",", "")))
    dollars = re.fullmatch(_AMOUNT, said)
    return Cap(dollars=float(dollars[1])) if dollars else None


def read_settings(**given: object) -> Settings:
    """The settings from the environment; `given` (by environment name) comes first. Raises SettingsWrong with one line."""
    try:
        return Settings(**{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]
    except ValidationError as wrong:
        lines = [" ".join((*map(str, e["loc"][:1]), _problem(e["type"], e["msg"]))) for e in wrong.errors(include_input=False)]
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
