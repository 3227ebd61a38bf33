SELECT id, '',
       (SELECT count(*) = 0 FROM training_plans_reportstep s, asked
         WHERE s.organization_id = o.id AND kind = 'approved'
           AND timezone('Asia/Tokyo', at)::date <= day
           AND timezone('Asia/Tokyo', at)::date > day - interval '2 months')::int, 1
  FROM tenancy_organization o WHERE id IN (SELECT organization_id FROM reports)
