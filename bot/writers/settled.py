"""What code settles in every deliverable, so that no model is asked for it: a table, and the rule about numbers. Pure.

Numbers, dates, yes or no, and choices from a list are always code's. So are the words in this table: figures composed of what was
computed, what people said in their own words, and names by which parts of the document call each other.
"""

from datetime import date
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from bot.core.content import bible_foundation, bible_process, bible_words, plan, plan_measures, plan_work, quarter
from bot.core.content.base import Content
from bot.core.score.origins import COMPUTED

SETTLED: dict[type[BaseModel], tuple[str, ...]] = {
    Content: ("evidence", "additions"),
    bible_foundation.SuccessDef: ("segment", "baseline", "target", "customer_words"),
    bible_foundation.Principle: ("source",),
    bible_foundation.Alignment: ("source", "says"),
    bible_process.Touchpoint: ("channel", "when", "owner", "template"),
    bible_process.Integration: ("channel", "when", "owner"),
    bible_process.PromiseCheck: ("promise",),
    bible_process.SegmentNote: ("segment",),
    bible_process.Journey: ("first_value",),
    bible_process.Indicator: ("name", "signal", "source", "measure", "unit"),
    bible_process.Band: ("name", "owner", "template"),
    bible_process.Override: ("condition", "band_at_most"),
    bible_process.EarlyWarning: ("signal", "source"),
    bible_process.Look: ("often",),
    bible_process.Proactive: ("scoring",),
    bible_process.ServiceHours: tuple(bible_process.ServiceHours.model_fields),
    bible_process.TriageLevel: ("name", "first_response", "update", "resolution", "channel"),
    bible_process.RequestStep: ("template",),
    bible_process.CommonRequest: ("request", "level"),
    bible_process.Coaching: ("channel",),
    bible_process.RelationshipActivity: ("name", "channel", "cadence", "template"),
    bible_process.Milestone: ("name", "channel", "template"),
    bible_words.VoiceRule: ("word",),
    bible_words.Variable: ("name", "meaning"),
    bible_words.Template: ("key", "title", "scenario", "channel", "variables", "voice_marks", "send_by", "owner"),
    bible_words.Templates: ("words_use", "words_never"),
    bible_words.Framework: ("example", "template"),
    bible_words.CheckIn: ("name", "audience", "trigger", "channel", "template"),
    bible_words.FollowUp: ("within", "template"),
    bible_words.Escalation: ("who", "wait", "template"),
    bible_words.Remedy: ("currency", "rule"),
    bible_words.Quality: ("proof",),
    plan.Objective: ("measure", "baseline", "target"),
    plan.InitiativeActivity: ("inside", "owner_role"),
    plan.Initiative: ("name", "target_segment", "budget", "chassis_lever", "principle", "bible_ref"),
    plan.Initiatives: ("goal",),
    plan.Need: ("name", "owner_role", "tools"),
    plan.Dated: ("what",),
    plan.Resources: ("plan_around",),
    plan.LeverLine: ("initiative", "lever"),
    plan.Impact: ("missing",),
    plan.TierTouch: ("who", "what", "how_often"),
    plan.StageTouch: ("stage", "customers", "initiative", "owner_role"),
    plan_work.Due: ("says",),
    plan_work.BauActivity: ("key", "name", "roll", "owner_role", "bible_ref"),
    plan_work.EventTouch: ("event", "days"),
    plan_work.Bau: ("rhythm",),
    plan_work.Cut: ("activity",),
    plan_work.DayLoad: ("day",),
    plan_work.BudgetRow: ("what",),
    plan_work.CapacityBudget: ("touch_cuts",),
    plan_work.Workflow: ("name", "owner_role", "bible_ref"),
    plan_work.DayPart: ("what",),
    plan_work.RoleHours: ("role",),
    plan_work.ToolUse: ("tool",),
    plan_work.Allocation: ("split", "limits", "stopped"),
    plan_measures.Metric: ("name", "formula", "unit", "source", "owner_role"),
    plan_measures.Metrics: ("later",),
    plan_measures.Family: ("metrics",),
    plan_measures.Look: ("when",),
    plan_measures.Baseline: ("metric",),
    plan_measures.Measurement: ("goal",),
    plan_measures.Raci: tuple(plan_measures.Raci.model_fields),
    plan_measures.Handoff: ("giver", "taker"),
    plan_measures.AgendaItem: ("topic",),
    plan_measures.ScheduleItem: ("owner_role",),
    plan_measures.ScheduleBlock: ("name",),
    plan_measures.Review: ("attendees",),
    **{
        each: tuple(each.model_fields)
        for each in (
            quarter.ActivityLine,
            quarter.SkipLine,
            quarter.MinutesLine,
            quarter.NumberLine,
            quarter.DecisionLine,
            quarter.Commitment,
        )
    },
    quarter.QuarterWork: ("plan", "share_says", "milestones_says"),
    quarter.QuarterNumbers: ("uncounted", "health", "chassis", "caution"),
    quarter.QuarterDecisions: ("keep", "stop", "start", "capacity", "not_possible"),
    quarter.QuarterNext: ("plan", "changes", "carried"),
}
"""Fields of words that code fills in. Where a number must be right, or another part has to find it again, no model writes."""


def open_fields(kind: type[BaseModel]) -> dict[str, Any]:
    """The fields of a value that are left for a writer's words, with their annotations."""
    held = {name for base in kind.__mro__ for name in (*SETTLED.get(base, ()), *COMPUTED.get(base, ()))}
    return {n: f.annotation for n, f in kind.model_fields.items() if n not in held and is_open(f.annotation)}


def is_open(annotation: Any) -> bool:
    """True for words, for values that hold some, and for several of these."""
    inner = item(annotation)
    if get_origin(inner) in (Literal, Union) or not isinstance(inner, type):
        return any(is_open(each) for each in get_args(inner) if each is not type(None)) and get_origin(inner) is not Literal
    if issubclass(inner, BaseModel):
        return bool(open_fields(inner))
    return issubclass(inner, str) and not issubclass(inner, Enum | date)


def item(annotation: Any) -> Any:
    """What a field of several holds, or the annotation itself."""
    return get_args(annotation)[0] if get_origin(annotation) is tuple else annotation


def settles(kind: type[BaseModel]) -> bool:
    """True when code settles something in this value, so that its rows are code's: how many, and in which order."""
    left = open_fields(kind)
    return len(left) < len(kind.model_fields) or any(
        settles(inner) for a in left.values() if isinstance(inner := item(a), type) and issubclass(inner, BaseModel)
    )
