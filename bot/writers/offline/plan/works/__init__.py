"""How the work of a plan is done, by kind of business."""

from bot.writers.offline.plan.works import clinic, coaching, home, services, shop, software
from bot.writers.offline.plan.works.work import Flow, Works

WORKS: dict[str, Works] = {
    "services": services.WORKS,
    "software": software.WORKS,
    "shop": shop.WORKS,
    "clinic": clinic.WORKS,
    "coaching": coaching.WORKS,
    "home": home.WORKS,
}
"""The same kinds as `company.KINDS`, and `services` for all others."""

__all__ = ["WORKS", "Flow", "Works"]
