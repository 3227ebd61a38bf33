"""`manage.py mail_sink`: a mail server for the demo and the tests that files what it gets."""

import asyncio
import signal
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP
from django.conf import settings
from django.core.management.base import BaseCommand


class Folder:
    """Files each mail as `<nanoseconds>.eml`; the receipt is given when the file is there."""

    def __init__(self, folder, delay):
        self.folder, self.delay = folder, delay

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name for it
        name = f"{time.time_ns()}.eml"
        unfinished = self.folder / f".{name}"
        unfinished.write_bytes(envelope.content)
        unfinished.rename(self.folder / name)
        await asyncio.sleep(self.delay)
        return "250 filed"


class Command(BaseCommand):
    help = "Receive mail on this machine and file it as .eml, for looking at; delivers nothing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.MAIL_SINK_FOLDER)
        parser.add_argument("--port", type=int, default=settings.MAIL_PORT)
        parser.add_argument("--delay", type=float, default=0, help="seconds before each receipt")

    def handle(self, *arguments, folder, port, delay, **options):
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(self.serve(Folder(folder, delay), port))

    async def serve(self, folder, port):
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sign, stopped.set)
        server = await loop.create_server(
            lambda: SMTP(folder, hostname="sink", loop=loop), "127.0.0.1", port
        )
        async with server:
            self.stdout.write(f"Mail to 127.0.0.1:{port} is filed in {folder.folder}")
            self.stdout.flush()
            await stopped.wait()
