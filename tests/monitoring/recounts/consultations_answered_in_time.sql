-- an organization's own hours hold from a day on; before, and without any, there are 24
SELECT c.organization_id, language,
       count(*) FILTER (
           WHERE first_response_at < upper(moments)
             AND first_response_at - received_at <= interval '1 hour' * coalesce(
                 (SELECT (array_agg(first_answer_hours ORDER BY since DESC))[1]
                    FROM trainees_safeguardingterms t WHERE t.organization_id = c.organization_id
                     AND since <= timezone('Asia/Tokyo', received_at)::date), 24)),
       count(*)
  FROM trainees_consultation c, year WHERE moments @> received_at GROUP BY 1, 2
