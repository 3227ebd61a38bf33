WITH waited AS (
    SELECT organization_id,
           round(extract(epoch FROM
                         least(coalesce(first_response_at, 'infinity'), upper(moments))
                         - received_at) / 3600) AS hours
      FROM trainees_consultation, year WHERE received_at <@ moments)
SELECT organization_id, '', sum(hours), count(*), sum(hours ^ 2) FROM waited GROUP BY 1
