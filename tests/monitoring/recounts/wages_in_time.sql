SELECT m.organization_id, coalesce(prefecture_id, ''),
       count(*) FILTER (WHERE paid_on <= least(payday, day)), count(*)
  FROM months m JOIN companies_company c ON c.id = company_id, asked GROUP BY 1, 2
