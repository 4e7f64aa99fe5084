"""Serves the site on this machine: the web server, the worker for background tasks, and a tick every five minutes.

They stop together, on Ctrl-C or when the server or the worker ends.
"""

import argparse
import asyncio
import signal
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
TICK_EVERY = 300  # seconds
STOP_WITHIN = 15  # seconds
MANAGE = (sys.executable, "manage.py")
GRANIAN = (
    *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"),
    *("--no-ws", "--log-level", "warning", "--host", HOST, "cms.wsgi:application"),
)


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


async def start(*command):
    # In a session of its own, so that Ctrl-C reaches this program alone and it stops the others in order.
    return await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, start_new_session=True, stdin=asyncio.subprocess.DEVNULL
    )


async def stop(process):
    """Asks the process to end, and ends it if it has not within STOP_WITHIN seconds."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_WITHIN)
    except TimeoutError:
        process.kill()
        await process.wait()


async def tick_again_and_again():
    while True:
        process = await start(*MANAGE, "tick", "--quiet")
        try:
            await process.wait()
        finally:
            await stop(process)
        await asyncio.sleep(TICK_EVERY)


async def serve(port, dev):
    """Runs until it is asked to stop, or until the server or the worker ends. Returns what ended, or None."""
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    server = (*MANAGE, "runserver", f"{HOST}:{port}") if dev else (*GRANIAN, "--port", str(port))
    services = {"web server": await start(*server), "task worker": await start(*MANAGE, "worker", "-v", "0")}
    waits = {asyncio.create_task(process.wait()) for process in services.values()}
    waits.add(asyncio.create_task(asked.wait()))
    ticks = asyncio.create_task(tick_again_and_again())
    say(f"Serving http://{HOST}:{port}/ and http://{HOST}:{port}/admin/ (Ctrl-C stops it)")
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    ended = None if asked.is_set() else next(n for n, p in services.items() if p.returncode is not None)
    say("Stopping …")
    ticks.cancel()
    await asyncio.gather(*map(stop, services.values()), asyncio.wait([ticks]))
    return ended


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--dev", action="store_true", help="reload when the code changes")
    parser.add_argument("--check", action="store_true", help="only see whether the port is free")
    options = parser.parse_args()
    if not is_free(options.port):
        sys.exit(f"Port {options.port} is in use. Choose another: make run PORT={options.port + 1}")
    if options.check:
        return
    if ended := asyncio.run(serve(options.port, options.dev)):
        sys.exit(f"The {ended} ended by itself, so everything was stopped.")


if __name__ == "__main__":
    main()
