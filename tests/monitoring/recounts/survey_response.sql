SELECT organization_id, nationality, wave::text, count(*) FILTER (WHERE is_answered), count(*)
  FROM invited GROUP BY 1, 2, 3
