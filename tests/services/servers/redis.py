"""Redis as a cache: nothing in it outlives it."""

from .program import Program, free_port, need


def redis(folder):
    """A Redis that was not started yet; its address is ``rediscache://127.0.0.1:PORT/0``."""
    need("redis-server", "redis-server")
    port = free_port()
    options = {"port": port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": folder}
    command = ["redis-server", *(part for name, value in options.items() for part in (f"--{name}", value))]
    return Program(command, port, folder / "redis.log")
