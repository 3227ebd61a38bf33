WITH share AS (
    SELECT organization_id,
           round(100.0 * (essential_safety_minutes + related_safety_minutes
                          + peripheral_safety_minutes)
                 / nullif(essential_minutes + related_minutes + peripheral_minutes, 0)) AS per_cent
      FROM begun)
SELECT organization_id, '', sum(per_cent), count(per_cent), sum(per_cent ^ 2)
  FROM share GROUP BY 1 HAVING count(per_cent) > 0
