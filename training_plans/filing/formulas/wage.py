"""What an hour is paid with, in words: by the hour, the day, the month, the piece."""

from training_plans.filing.sentences import Listed, Sentence


def hourly_wage(evidence):
    """The Sentence that works out the wage of an hour from the terms; None where they are unknown.

    Evidence as `training_plans.pay.told` writes it, with `hourly_wage`.
    """
    if not evidence.get("paid_by") or evidence.get("hourly_wage") is None:
        return None
    (unit,) = evidence["paid_by"]
    parts = [Sentence(f"wage.{unit}", evidence)]
    if evidence.get("allowances"):
        parts.append(Sentence("wage.allowances", evidence))
    if len(parts) == 1 and unit == "hourly":
        return parts[0]
    together = Listed(tuple(parts), " + ")
    return Sentence("wage", {"of": together, "hourly": evidence["hourly_wage"]})
