"""Who agrees to be counted in figures across organizations: one row for each person."""

# An edition may be made days after its day. Who has withdrawn by then is in none that is made
# afterwards, whatever the day it is counted on; so `FollowUpConsent.in_force` is not asked.
AGREED = """
    (SELECT organization_id, trainee_id
       FROM (SELECT DISTINCT ON (c.organization_id, c.trainee_id) c.*
               FROM followup_followupconsent c WHERE c.given_on <= %(on)s
              ORDER BY c.organization_id, c.trainee_id, c.id DESC) latest
      WHERE figures_may_count AND until >= %(on)s AND withdrawn_at IS NULL) agreed
"""
