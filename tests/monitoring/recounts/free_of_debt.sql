-- somebody may have been heard several times: the last word counts, and silence is no answer
SELECT organization_id, '',
       count(*) FILTER (
           WHERE (SELECT deposit_reported IS FALSE AND relatives_deposit_reported IS FALSE
                         AND penalty_contract_reported IS FALSE AND savings_controlled IS FALSE
                         AND loan_reported IS FALSE
                    FROM trainees_protectioninterview i, asked
                   WHERE i.trainee_id = p.id AND held_on <= day
                   ORDER BY held_on DESC, i.id DESC LIMIT 1)),
       count(*)
  FROM in_japan p GROUP BY 1
