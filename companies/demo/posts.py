"""What invented staff lacks, and the care staff of those who train in care.

On purpose amiss: one company in twenty has an instructor of three years only, of another one the
living-guidance staff leaves soon (STAFF-002). Of those who train in care one in four employs
almost nobody, another has not counted (CAP-002).
"""

from titp.embedded.sample import sample

BEGINNERS = """
    UPDATE companies_staffmember staff SET experience_years = 3
      FROM demo_staff s JOIN demo_company c ON c.id = s.company_id
     WHERE s.id = staff.id AND s.post = 'instructor' AND c.nr %% 20 = 14
"""
LEAVING = """
    UPDATE companies_staffmember staff SET left_on = %(on)s + 12
      FROM demo_staff s JOIN demo_company c ON c.id = s.company_id
     WHERE s.id = staff.id AND s.post = 'life_adviser' AND c.nr %% 20 = 1
"""
CARE_STAFF = """
    INSERT INTO companies_carestaffcount
           (organization_id, workplace_id, counted_on, full_time_care_staff)
    SELECT w.organization_id, w.id, c.begins_on - 2500,
           CASE WHEN c.nr %% 40 = 19 THEN 1 ELSE 16 END
      FROM companies_workplace w JOIN demo_company c ON c.id = w.company_id
     WHERE c.nr %% 10 = 9 AND c.nr %% 40 <> 39
"""


@sample()
def posts_and_care_staff(cursor, scale):
    for statement in (BEGINNERS, LEAVING, CARE_STAFF):
        cursor.execute(statement, {"on": scale.on})
