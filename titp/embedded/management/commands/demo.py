"""`manage.py demo`: everything that is needed to look around, on this machine, from nothing."""

import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from titp.embedded.rehearsal import Rehearsal
from titp.embedded.stage import ENSEMBLE
from titp.embedded.summary import people, programs, summary

PEOPLE = 400
PATIENCE = 120  # seconds for the web process to answer, on a machine that is busy


class Command(BaseCommand):
    help = "Start servers, fill in an invented sample, run the night once, and serve it all."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="prepare and print the summary, but do not serve"
        )
        parser.add_argument(
            "--trainees", type=int, default=PEOPLE, dest="people", help="how many people to invent"
        )

    def handle(self, *arguments, once, people, **options):
        if ENSEMBLE.running is None:
            raise CommandError("The demo brings its own servers: unset DATABASE_URL.")
        self.began = time.monotonic()
        try:
            self.perform(once, people)
        except KeyboardInterrupt:
            self.say("Stopping …")
            ENSEMBLE.stop()
            self.say("Stopped.")
            sys.exit(130)

    def perform(self, once, how_many):
        rehearsal = Rehearsal(how_many, self.tell)
        rehearsal.run()
        if not once:
            self.tell("Web, worker, nightly worker, clock, mailer and mail sink")
            ENSEMBLE.play()
            self.wait_for_web()
        self.say("")
        for line in summary(rehearsal):
            self.say(line)
        if once:
            sys.exit(1 if rehearsal.failures else 0)
        for line in people(rehearsal.accounts):
            self.say(line)
        for line in programs(rehearsal.programs):
            self.say(line)
        self.say(f"\nOpen {settings.SITE_URL} – sign in by one click at {settings.SITE_URL}/demo/")
        self.say(f"Mails that it sends: {settings.SITE_URL}/demo/mail/. Ctrl-C ends everything.")
        code = ENSEMBLE.running.wait()
        sys.exit(code if code >= 0 else 128 - code)

    def wait_for_web(self):
        """Until the web process answers; exits when the ensemble ends or nothing answers."""
        end = time.monotonic() + PATIENCE
        while ENSEMBLE.ended() is None:
            if time.monotonic() > end:
                raise CommandError(f"The web process does not answer on port {ENSEMBLE.port}.")
            try:
                urlopen(f"http://127.0.0.1:{ENSEMBLE.port}/healthz", timeout=5).close()
                return
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        sys.exit(ENSEMBLE.ended())

    def tell(self, step):
        """One line of progress, with the seconds since the start."""
        self.say(f"{time.monotonic() - self.began:5.1f} s  {step}")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
