"""`manage.py mailer`: the process that sends mail, and does nothing else."""

import logging
import signal

from django.core.management.base import BaseCommand
from django.db import OperationalError, connections

from titp.notifications import doorbell
from titp.notifications.handover import Never, NotNow
from titp.notifications.mailer import drain

log = logging.getLogger(__name__)
PAUSE = 5  # seconds between looks when nobody rings


class Command(BaseCommand):
    help = "Send the outgoing mail as it falls due, until stopped; needs no Redis."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="send what is due now, then end")

    def handle(self, *arguments, once, **options):
        self.stopping = False
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self.stop)
        while not self.stopping:
            tried = self.drain()
            if once:
                self.stdout.write(f"{tried} mails were tried.")
                return
            if not tried and not self.stopping:
                doorbell.wait(PAUSE)

    def drain(self):
        """What stands in the outbox stays there, whoever is away: server, receiver or both."""
        try:
            return drain(go_on=lambda: not self.stopping)
        except (NotNow, Never) as why:
            log.warning("the mail server does not take mail: %s", why)
        except OperationalError as why:
            log.warning("the database is away: %s", type(why).__name__)
        finally:
            # a connection that broke is not used again
            connections.close_all()
        return 0

    def stop(self, *signal_and_frame):
        self.stopping = True
