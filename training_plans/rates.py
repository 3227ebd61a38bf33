"""Where people practise, and which minimum wages count there, one after the other."""

from companies.rules import MINIMUM_WAGES
from training_plans.pay import PRACTICE

# Where people practise, by prefecture: the workplace of the placement, else that of the plan,
# else the company itself (the workplace counts, not the head office).
SITES = f"""
    {PRACTICE},
    placed AS (
        SELECT practice.organization_id, practice.plan_id, place.prefecture_id,
               range_agg(daterange(placement.starts_on, placement.ends_on, '[]')) AS days
          FROM practice
          JOIN trainees_placement placement
            ON placement.organization_id = practice.organization_id
           AND placement.trainee_id = practice.trainee_id
           AND placement.company_id = practice.company_id
          JOIN companies_workplace place
            ON place.organization_id = practice.organization_id
           AND place.id = placement.workplace_id AND place.prefecture_id IS NOT NULL
         GROUP BY practice.organization_id, practice.plan_id, place.prefecture_id
    ),
    stays AS (
        SELECT practice.*, placed.prefecture_id, practice.days * placed.days AS at_days
          FROM practice JOIN placed USING (organization_id, plan_id)
         UNION ALL
        SELECT practice.*, coalesce(place.prefecture_id, company.prefecture_id),
               practice.days - coalesce(elsewhere.days, datemultirange())
          FROM practice
          JOIN companies_company company
            ON company.organization_id = practice.organization_id
           AND company.id = practice.company_id
          LEFT JOIN companies_workplace place
            ON place.organization_id = practice.organization_id
           AND place.id = practice.workplace_id
          LEFT JOIN (SELECT organization_id, plan_id, range_agg(days) AS days
                       FROM placed GROUP BY organization_id, plan_id) elsewhere
            ON elsewhere.organization_id = practice.organization_id
           AND elsewhere.plan_id = practice.plan_id
    ),
    sites AS MATERIALIZED (
        SELECT organization_id, trainee_id, company_id, prefecture_id, range_agg(at_days) AS days
          FROM stays
         WHERE NOT isempty(at_days)
         GROUP BY organization_id, trainee_id, company_id, prefecture_id
    )
"""
# At each place the rates one after the other. A rate that is not `certain` is a day from which
# nobody knows what counts: a recommended amount without its day, a year of which no rate is
# loaded (new ones take effect between October and March), the time before the first.
RATES = f"""
    {MINIMUM_WAGES},
    places AS (
        SELECT DISTINCT organization_id, prefecture_id, '' AS industry FROM sites
         WHERE prefecture_id IS NOT NULL
         UNION
        SELECT DISTINCT organization_id, sites.prefecture_id, wages.industry
          FROM sites JOIN wages USING (organization_id, trainee_id)
         WHERE wages.industry <> '' AND sites.prefecture_id IS NOT NULL
    ),
    candidates AS MATERIALIZED (
        SELECT places.*, rate.yen_per_hour, rate.fiscal_year, rate.starts_on,
               rate.organization_id IS NOT NULL AS own, rate.certain
          FROM places
          JOIN (SELECT organization_id, prefecture_id, industry, fiscal_year, yen_per_hour,
                       starts_on, true AS certain
                  FROM minimum_wages
                 UNION ALL
                SELECT NULL, prefecture_id, '', fiscal_year, yen_per_hour, starts_on, false
                  FROM companies_minimumwage
                 WHERE window_ends_on IS NOT NULL) rate
            ON rate.prefecture_id = places.prefecture_id AND rate.industry = places.industry
           AND (rate.organization_id IS NULL OR rate.organization_id = places.organization_id)
    ),
    rates AS MATERIALIZED (
        SELECT organization_id, prefecture_id, industry, yen_per_hour, starts_on, own, certain,
               lag(yen_per_hour) OVER (
                   PARTITION BY organization_id, prefecture_id, industry, certain
                   ORDER BY starts_on) AS yen_before,
               min(starts_on) FILTER (WHERE certain) OVER (
                   PARTITION BY organization_id, prefecture_id, industry
                   ORDER BY starts_on NULLS FIRST, certain DESC
                   ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_on
          FROM (SELECT organization_id, prefecture_id, industry, yen_per_hour, starts_on, own,
                       certain, bool_or(certain) OVER (
                           PARTITION BY organization_id, prefecture_id, industry, fiscal_year)
                       AS is_settled
                  FROM candidates
                 UNION ALL
                SELECT organization_id, prefecture_id, '', NULL, make_date(year, 10, 1), false,
                       false, false
                  FROM (SELECT organization_id, prefecture_id, array_agg(fiscal_year) AS years,
                               min(fiscal_year) FILTER (WHERE certain) AS first_year
                          FROM candidates
                         WHERE industry = ''
                         GROUP BY organization_id, prefecture_id) known
                 CROSS JOIN generate_series(
                       first_year + 1, extract(year FROM %(on)s::date)::int) AS year
                 WHERE make_date(year, 10, 1) <= %(on)s AND year <> ALL (years)
                 UNION ALL
                SELECT organization_id, prefecture_id, industry, NULL, NULL, false, false, false
                  FROM places) all_of_them
         WHERE certain OR NOT is_settled
    )
"""
