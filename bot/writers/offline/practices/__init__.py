"""What good service looks like, by kind of business."""

from bot.writers.offline.practices import clinic, coaching, home, services, shop, software
from bot.writers.offline.practices.practice import Answering, Practice

PRACTICES: dict[str, Practice] = {
    "services": services.PRACTICE,
    "home": home.PRACTICE,
    "software": software.PRACTICE,
    "shop": shop.PRACTICE,
    "clinic": clinic.PRACTICE,
    "coaching": coaching.PRACTICE,
}

__all__ = ["PRACTICES", "Answering", "Practice"]
