"""The world around the bot, in a process of its own: the local workspace as Slack, and a model server.

`python -m benchmarks.independence_world DELAY` prints `ready BOT_TOKEN API_URL MODEL_URL` and serves until its input ends.
"""

import asyncio
import sys

from benchmarks.drafting_server import ModelServer
from bot.workspace import Workspace


async def main(delay: float) -> None:
    """Serves until standard input ends; the model answers after `delay` seconds."""
    server = ModelServer(delay)
    async with Workspace() as workspace:
        print("ready", workspace.bot_token, workspace.api_url, await server.start(), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
