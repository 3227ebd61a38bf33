-- consultations (PROT-003) have figures of their own
SELECT organization_id, rule, state, count(*) FILTER (WHERE closed_on <= day), count(*)
  FROM compliance_finding, year, asked
 WHERE rule ~ '^(PAY|HOUSE|PROT)-' AND rule <> 'PROT-003'
   AND state IN ('violation', 'warning', 'overdue', 'late')
   AND found_on <= day AND coalesce(closed_on >= lower(days), true)
 GROUP BY 1, 2, 3
