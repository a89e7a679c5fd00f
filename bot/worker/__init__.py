"""Who performs the jobs: claims, leases, tries again, gives up. Knows nothing of what a job means."""

from bot.worker.settings import Lane, WorkerSettings
from bot.worker.worker import Worker

__all__ = ["Lane", "Worker", "WorkerSettings"]
