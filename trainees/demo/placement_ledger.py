"""Invented job offers and applications: a host asks eight months before its batch lands.

On purpose open: one person in forty was never entered, so that the ledger offers to take them over;
of a few the day on which they applied was not written down.
"""

from titp.embedded.sample import sample

OFFERS = """
    CREATE TEMP TABLE demo_offer ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('companies_joboffer', 'id')) AS id, *
      FROM (SELECT organization_id, coalesce(first_company_id, company_id) AS company_id,
                   starts_on, count(*) AS people, min(key) AS key
              FROM demo_trainee
             WHERE starts_on - 240 <= %(on)s
             GROUP BY 1, 2, 3) AS batch
"""
INSERT_OFFERS = """
    INSERT INTO companies_joboffer
           (id, organization_id, company_id, received_on, people, occupation, place, conditions,
            closed_on, note)
    SELECT offer.id, offer.organization_id, offer.company_id, offer.starts_on - 240,
           people + pg_temp.draw('one more', 8, key) / 7, company.industry, company.address,
           '月給制、週40時間以内、土日休み、寮あり（実費）',
           CASE WHEN offer.starts_on - 150 <= %(on)s THEN offer.starts_on - 150 END, ''
      FROM demo_offer offer JOIN companies_company company ON company.id = offer.company_id
"""
APPLICATIONS = """
    CREATE TEMP TABLE demo_application ON COMMIT DROP AS
    SELECT nextval(pg_get_serial_sequence('trainees_jobapplication', 'id')) AS id,
           t.id AS trainee_id, t.organization_id, t.key, t.starts_on, offer.id AS offer_id,
           offer.company_id, '' AS name, NULL::date AS birth_date
      FROM demo_trainee t
      JOIN demo_offer offer ON offer.company_id = coalesce(t.first_company_id, t.company_id)
                           AND offer.starts_on = t.starts_on
     WHERE t.starts_on - 210 <= %(on)s AND pg_temp.draw('not in the ledger', 40, t.key) > 0
    UNION ALL
    SELECT nextval(pg_get_serial_sequence('trainees_jobapplication', 'id')), NULL,
           organization_id, key, starts_on, id, company_id,
           'MIHON APPLICANT ' || lpad(key::text, 6, '0'),
           starts_on - 20 * 366 - pg_temp.draw('applicant age', 3000, key)
      FROM demo_offer
     WHERE starts_on - 210 <= %(on)s AND pg_temp.draw('not chosen', 4, key) = 0
"""
INSERT_APPLICATIONS = """
    INSERT INTO trainees_jobapplication
           (id, organization_id, trainee_id, name, birth_date, sending_organization_id,
            received_on, occupation, note)
    SELECT one.id, one.organization_id, one.trainee_id, one.name, one.birth_date,
           CASE WHEN trainee_id IS NULL
                THEN (SELECT min(s.id) FROM trainees_sendingorganization s
                       WHERE s.organization_id = one.organization_id) END,
           CASE WHEN pg_temp.draw('no day of application', 60, one.key) > 0
                THEN one.starts_on - 210 END, company.industry, ''
      FROM demo_application one JOIN companies_company company ON company.id = one.company_id
"""
REFERRALS = """
    INSERT INTO trainees_referral
           (organization_id, application_id, company_id, offer_id, referred_on, outcome,
            decided_on, employed_on)
    SELECT organization_id, id, company_id, offer_id, starts_on - 190,
           CASE WHEN starts_on - 180 > %(on)s THEN ''
                WHEN trainee_id IS NULL THEN 'declined' ELSE 'hired' END,
           CASE WHEN starts_on - 180 <= %(on)s THEN starts_on - 180 END,
           CASE WHEN trainee_id IS NOT NULL AND starts_on + 30 <= %(on)s THEN starts_on + 30 END
      FROM demo_application WHERE starts_on - 190 <= %(on)s
"""
STATEMENTS = (OFFERS, INSERT_OFFERS, APPLICATIONS, INSERT_APPLICATIONS, REFERRALS)


@sample("companies.JobOffer", "trainees.JobApplication", "trainees.Referral")
def placement_ledger(cursor, scale):
    for statement in STATEMENTS:
        cursor.execute(statement, {"on": scale.on})
