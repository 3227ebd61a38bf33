SELECT organization_id, category, channel, count(*)
  FROM trainees_consultation, year WHERE moments @> received_at GROUP BY 1, 2, 3
