SELECT organization_id, '', sum((coalesce(closed_at, 'infinity') < upper(moments))::int), count(*)
  FROM trainees_consultation, year WHERE received_at <@ moments GROUP BY 1
