-- SDG 10.7.1: both parts from the same person, in whole per cent
WITH shared AS (
    SELECT DISTINCT ON (trainee_id) organization_id, nationality,
           round(recruitment_cost_yen * 100::numeric / first_pay_yen) AS per_cent
      FROM told WHERE recruitment_cost_yen IS NOT NULL AND first_pay_yen > 0
     ORDER BY trainee_id, nr)
SELECT organization_id, nationality, sum(per_cent), count(*), sum(per_cent ^ 2)
  FROM shared GROUP BY 1, 2
