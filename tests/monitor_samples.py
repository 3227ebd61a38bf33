"""What stands in the addresses of the monitors' pages: declared things, and their programs."""

from factories.api import MonitorClientFactory

from titp.monitoring.sdgs import goals
from titp.monitoring.subjects import TOPICS, published_figures

MONITORED = {
    "api/figures/": lambda organization: {"slug": published_figures()[0].slug},
    "monitor/programs/": lambda organization: {"pk": MonitorClientFactory().pk},
    "monitor/figures/": lambda organization: {"slug": published_figures()[0].slug},
    "monitor/topics/": lambda organization: {"topic": next(iter(TOPICS)).value},
    "monitor/sdgs/": lambda organization: {"goal": next(iter(goals()))},
    "monitor/yearly/": lambda organization: {"month": "2026-10", "language": "ja"},
}
