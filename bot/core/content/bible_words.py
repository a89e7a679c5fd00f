"""The Bible's third phase as values: templates, response frameworks, check-ins, quality and escalation. Pure values."""

from typing import Literal

from bot.core.content.base import Content
from bot.core.values import Value


class VoiceRule(Value):
    """A word for the brand's voice, what it makes us write, and what it rules out."""

    word: str
    we_write: str
    we_avoid: str


class Variable(Value):
    """A declared variable of the templates: `name` without braces, and what to put there."""

    name: str
    meaning: str


class Template(Value):
    """A message ready to send. `title` is how other parts refer to it; `body` at most 1,200 characters.

    Paragraphs are parted by blank lines. Variables in subject and body are written `{name}` and are declared in `variables`.
    """

    key: str
    title: str
    scenario: str
    channel: str
    subject: str
    body: str
    variables: tuple[str, ...]
    voice_marks: tuple[str, ...]
    next_question: str
    send_by: str
    owner: str


class Templates(Content):
    """The voice, the declared variables and the messages. `words_never` are the company's, kept as given."""

    voice: tuple[VoiceRule, ...]
    words_use: tuple[str, ...]
    words_never: tuple[str, ...]
    variables: tuple[Variable, ...]
    templates: tuple[Template, ...]


class Framework(Value):
    """One scenario from recognising it to following up. `template` is the title of the message to start from."""

    scenario: Literal[
        "question", "something is not working", "getting more out of it", "at risk of missing the result", "wanting more"
    ]
    example: str
    recognition: str
    approach: str
    information: tuple[str, ...]
    solution: tuple[str, ...]
    follow_up: str
    say: str
    not_say: str
    template: str


class Responses(Content):
    """Five frameworks and the rule that they share."""

    summary: str
    frameworks: tuple[Framework, ...]
    rule: str


class CheckIn(Value):
    """A planned talk or message: for whom, when, with which questions."""

    name: str
    audience: str
    trigger: str
    channel: str
    minutes: int
    questions: tuple[str, ...]
    note: str
    template: str


class FollowUp(Value):
    """What happens after something was settled, and when it may stop."""

    after: str
    within: str
    do: str
    stop_when: str
    template: str


class Checkins(Content):
    """Check-ins, follow-ups, and what happens with what people say. `templates` are messages that only these need."""

    summary: str
    checkins: tuple[CheckIn, ...]
    follow_ups: tuple[FollowUp, ...]
    feedback: str
    templates: tuple[Template, ...]


class QualityStandard(Value):
    """One dimension of quality: the standard, how it is sampled, and the threshold that calls for action."""

    dimension: Literal["speed", "resolution", "clarity", "voice", "care"]
    standard: str
    sample: str
    check: str
    threshold: str


class Escalation(Value):
    """A level by harm to the customer. `wait_minutes` is the longest wait on the service clock, `wait` how it reads."""

    level: int
    trigger: str
    who: str
    wait_minutes: int
    wait: str
    tell_customer: str
    authority: str
    record: str
    template: str


class Remedy(Value):
    """Making it right. `limit` is the amount that needs no second thought, or None when nobody named one."""

    limit: float | None
    currency: str
    rule: str
    steps: tuple[str, ...]


class Quality(Content):
    """Quality standards, escalation, making it right, data, and the weekly look."""

    summary: str
    standards: tuple[QualityStandard, ...]
    escalations: tuple[Escalation, ...]
    remedy: Remedy
    data_rules: tuple[str, ...]
    review: str
    proof: tuple[str, ...]
