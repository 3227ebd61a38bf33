"""By what figures about those who went home are broken down."""

from followup.models import Situation
from titp.declared import Text
from titp.monitoring.figure import Dimension
from training_plans.dimensions import SECTOR

NOT_SAID = "not_said"


def pathway_name(key):
    """Of a key of PATHWAY: what the person does, or the status in Japan."""
    if key == NOT_SAID:
        return Text(ja="答えていない", en="not said")
    kind, _, status = key.partition(":")
    return Situation.Status(status).label if status else Situation.Kind(kind).label


BANDS = {
    "0": Text(ja="収入なし", en="none"),
    "1": Text(ja="段階1（最も低い）", en="band 1, the lowest"),
    "5": Text(ja="段階5（最も高い）", en="band 5, the highest"),
}


def band_name(key):
    if key == NOT_SAID:
        return pathway_name(key)
    return BANDS.get(key) or Text(ja=f"段階{key}", en=f"band {key}")


def without_status(key):
    """japan_again:ssw_1 → japan_again; of a route the last stage goes first."""
    return key.rpartition(":")[0]


def route_name(key):
    sector, _, outcome = key.partition(":")
    words = SECTOR.name(sector)
    return f"{words}: {pathway_name(outcome)}" if outcome else words


PATHWAY = Dimension(
    "pathway",
    Text(ja="進路", en="pathway"),
    names=pathway_name,
    parent=without_status,
    finer="route",
    of_finer=lambda key: key.partition(":")[2],
)
ROUTE = Dimension(
    "route",
    Text(ja="実習の分野: 進路", en="field of training: pathway"),
    names=route_name,
    parent=without_status,
)
EARNINGS = Dimension("earnings", Text(ja="収入の段階", en="earnings band"), names=band_name)
