"""Makes Django run where there is one thread. Run between the two harnesses, in their namespace."""

import asyncio
import time

import asgiref.sync

# There is one thread: what asgiref would send to another one runs in place, out of the event
# loop's sight, as it would be there.


async def _call_sync(self, *args, **kwargs):
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    task = asyncio.tasks._swap_current_task(loop, None)
    asyncio._set_running_loop(None)
    try:
        return self.func(*args, **kwargs)
    finally:
        asyncio._set_running_loop(loop)
        asyncio.tasks._swap_current_task(loop, task)


def _call_async(self, *args, **kwargs):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise RuntimeError(
            "You cannot use AsyncToSync in the same thread as an async event loop - "
            "just await the async function directly."
        )

    async def wait():
        return await self.awaitable(*args, **kwargs)

    return asyncio.run(wait())


# A sleep moves the clock instead of waiting.

_slept = 0.0


def _sleep(seconds):
    global _slept
    _slept += seconds


class _Shifted:
    """A clock that sleeps have moved. Like the clock itself it is not bound as a method."""

    def __init__(self, clock):
        self._clock = clock

    def __call__(self):
        return self._clock() + _slept


asgiref.sync.SyncToAsync.__call__ = _call_sync
asgiref.sync.AsyncToSync.__call__ = _call_async
time.sleep = _sleep
time.time = _Shifted(time.time)
time.monotonic = _Shifted(time.monotonic)

# The loop that Pyodide runs in would keep Django from its database.
asyncio._set_running_loop(None)

# The worker rewinds all of memory after each program, so only files are left to be put back.
_state.restore = _state._clear_files
