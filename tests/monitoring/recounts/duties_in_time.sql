-- what was done on its last day is seen by the night after it
SELECT organization_id, rule,
       count(*) FILTER (WHERE closed_on - due_on <= CASE state WHEN 'due_soon' THEN 1 ELSE 0 END),
       count(*)
  FROM compliance_finding, passed, asked
 WHERE split_part(rule, '-', 1) NOT IN ('PAY', 'HOUSE', 'PROT')
   AND state IN ('overdue', 'late', 'due_soon') AND due_on <@ days AND found_on <= day
 GROUP BY 1, 2
