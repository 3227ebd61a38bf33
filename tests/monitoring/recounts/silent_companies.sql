SELECT organization_id, coalesce(prefecture_id, ''),
       count(*) FILTER (WHERE NOT EXISTS (
           SELECT FROM reports r, asked WHERE r.company_id = c.id AND submitted_on <= day
              AND due_on + interval '3 months' > day)),
       count(*)
  FROM companies_company c
 WHERE EXISTS (SELECT FROM reports r, asked
                WHERE r.company_id = c.id AND due_on + interval '3 months' > day)
 GROUP BY 1, 2
