SELECT organization_id, rule, state, count(*) FILTER (WHERE closed_on <= day), count(*)
  FROM compliance_finding, year, asked
 WHERE rule !~ '^(PAY|HOUSE|PROT)-' AND state IN ('violation', 'warning')
   AND found_on <= day AND coalesce(closed_on >= lower(days), true)
 GROUP BY 1, 2, 3
