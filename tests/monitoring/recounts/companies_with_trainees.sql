SELECT organization_id, '', count(*)
  FROM companies_company
 WHERE id IN (SELECT company_id FROM placed WHERE trainee_id IN (SELECT id FROM in_japan))
 GROUP BY 1
