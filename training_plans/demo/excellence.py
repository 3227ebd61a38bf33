"""Invented answers to lines of the excellent requirements that no record tells.

Some companies have answered all of them, some a few, some none; the organizations most of theirs.
"""

from titp.embedded.sample import sample

HOSTS = """
    INSERT INTO training_plans_excellencevalue
           (organization_id, company_id, fiscal_year, item, name, value, assumed)
    SELECT organization_id, id, extract(year FROM %(on)s::date - interval '3 months')::int, item,
           name, CASE WHEN nr %% 3 = 1 AND item = 'culture' THEN 0 ELSE value END, false
      FROM demo_company,
           (VALUES ('exam_help', 'yes', 1), ('housing', 'yes', 1), ('order', 'order', 0),
                   ('missing_host', 'yes', 0), ('manual', 'yes', 1), ('counsellor', 'yes', 1),
                   ('registered', 'yes', 1), ('japanese', 'yes', 1), ('exchange', 'yes', 1),
                   ('culture', 'yes', 1)
           ) AS answers (item, name, value)
     WHERE nr %% 3 < 2 AND (nr %% 3 = 0 OR item < 'j')
"""
ORGANIZATIONS = """
    INSERT INTO training_plans_excellencevalue
           (organization_id, company_id, fiscal_year, item, name, value, assumed)
    SELECT organization_id, NULL, extract(year FROM %(on)s::date - interval '3 months')::int
                                  + CASE WHEN assumed THEN 1 ELSE 0 END, item, name, value, assumed
      FROM (SELECT DISTINCT organization_id FROM demo_company) AS organizations,
           (VALUES ('audit_manual', 'yes', 1, false), ('hosts_per_staff', 'full_time', 4, false),
                   ('staff_trained', 'staff', 6, false),
                   ('staff_trained', 'staff_trained', 4, false), ('host_training', 'yes', 1, false),
                   ('follow_up', 'yes', 1, false), ('interviews', 'yes', 1, false),
                   ('exam_help', 'yes', 1, false), ('order', 'order', 0, false),
                   ('missing_own', 'yes', 0, false), ('manual', 'yes', 1, false),
                   ('registered', 'yes', 1, false), ('japanese', 'yes', 1, false),
                   ('staff_trained', 'staff_trained', 6, true)
           ) AS answers (item, name, value, assumed)
"""


@sample("training_plans.ExcellenceValue")
def excellence(cursor, scale):
    for statement in (HOSTS, ORGANIZATIONS):
        cursor.execute(statement, {"on": scale.on})
