-- What the invented sample does not tell, and figures must count all the same.

-- people: gone without a day, planned only, twice, and after the day; found missing
INSERT INTO trainees_leaving (organization_id, trainee_id, kind, left_on, planned_on, recorded_on,
       note)
SELECT t.organization_id, t.id, story.kind, %(on)s::date - story.left_ago,
       %(on)s::date - story.planned_ago, %(on)s::date - story.recorded_ago, ''
  FROM (SELECT organization_id, id, row_number() OVER (PARTITION BY organization_id ORDER BY id) AS nr
          FROM trainees_trainee t WHERE entered_on < %(on)s::date - 500
           AND NOT EXISTS (SELECT FROM trainees_leaving l WHERE l.trainee_id = t.id)) AS t
  JOIN (VALUES (1, 'absconded', 20, NULL::int, 10), (2, 'absconded', NULL, NULL, 200),
               (3, 'absconded', 250, NULL, 250), (4, 'returned', NULL, NULL, 5),
               (5, 'returned', NULL, 40, 90), (6, 'returned', -4, NULL, -4),
               (7, 'returned', 300, NULL, 300), (7, 'absconded', 30, NULL, 30),
               (8, 'other_status', NULL, NULL, 33), (9, 'returned', 24, 30, 60))
       AS story (nr, kind, left_ago, planned_ago, recorded_ago) ON story.nr = t.nr;

-- hosts whose people have been nowhere for some days
UPDATE trainees_placement SET ends_on = %(on)s::date - 12
 WHERE ends_on IS NULL AND starts_on < %(on)s::date - 200 AND company_id %% 7 = 0;

-- what was heard later takes the place of what was heard before, also where nothing was asked
INSERT INTO trainees_protectioninterview (organization_id, trainee_id, held_on, kind,
       deposit_reported, relatives_deposit_reported, penalty_contract_reported, savings_controlled,
       loan_reported, note)
SELECT organization_id, trainee_id, held_on + 1, kind, nullif(trainee_id %% 3 = 0, true), false,
       trainee_id %% 5 = 0, false, false, note
  FROM trainees_protectioninterview WHERE trainee_id %% 2 = 0 AND held_on < %(on)s;

-- results that came after the month's end, and tests without one
UPDATE training_plans_skilltest SET result_on = %(on)s::date - 3 WHERE id %% 4 = 0;
UPDATE training_plans_skilltest SET outcome = '' WHERE id %% 9 = 0;

-- months: hurt, beyond 45 hours, unknown hours, paid late or not at all, sent late or never
UPDATE training_plans_monthline SET incident = 'injury', incident_note = '-' WHERE id %% 23 = 0;
UPDATE training_plans_monthline SET overtime_minutes = 2700 + id %% 3 WHERE id %% 7 = 0;
UPDATE training_plans_monthline SET overtime_minutes = NULL WHERE id %% 19 = 0;
UPDATE training_plans_monthline SET paid_on = payday + 2 WHERE id %% 11 = 0;
UPDATE training_plans_monthline SET paid_on = NULL WHERE id %% 17 = 0;
UPDATE training_plans_monthlyreport SET submitted_on = NULL
 WHERE company_id %% 5 = 0 AND month > %(on)s::date - 200;
UPDATE training_plans_monthlyreport SET submitted_on = %(on)s::date - 9
 WHERE id %% 13 = 0 AND submitted_on IS NOT NULL;
UPDATE training_plans_monthlyreport SET due_on = NULL WHERE id %% 2 = 0;
INSERT INTO training_plans_reportday (organization_id, from_month, day)
SELECT min(organization_id), '2026-01-01', 27 FROM training_plans_monthlyreport;
DELETE FROM training_plans_reportstep WHERE kind = 'approved'
   AND organization_id = (SELECT max(organization_id) FROM training_plans_reportstep);

-- findings that were settled, some of them after the month's end, some more than a year ago
UPDATE compliance_finding SET closed_on = found_on + 15 WHERE id %% 3 = 0 AND closed_on IS NULL;
UPDATE compliance_finding SET closed_on = %(on)s::date - 5 WHERE id %% 7 = 0 AND closed_on IS NULL;
UPDATE compliance_finding SET found_on = found_on - 500, closed_on = %(on)s::date - 380
 WHERE id %% 11 = 0;

-- invitations whose link was lost, and their answer; tries that came later
UPDATE followup_invitation SET revoked_at = asked_at + interval '2 days'
 WHERE id %% 5 = 0 AND wave > 0 AND completed_at IS NULL AND revoked_at IS NULL;
INSERT INTO followup_invitation (organization_id, trainee_id, wave, language, asked_at, expires_at,
       opened_at, completed_at, seed, token_hash)
SELECT organization_id, trainee_id, wave, language, revoked_at, revoked_at + interval '14 days',
       revoked_at + interval '1 day', revoked_at + interval '1 day', gen_random_uuid(), md5(id::text)
  FROM followup_invitation WHERE revoked_at = asked_at + interval '2 days';

-- consents: another one that allows less, one that is over, one withdrawn today
INSERT INTO followup_followupconsent (organization_id, trainee_id, at, language, version, wording,
       way, given_on, until, sending_may_call, mentors_may_know, figures_may_count, devnet_may_ask,
       withdrawn_how, signed_as, by_id)
SELECT organization_id, trainee_id, at, language, version, wording, way, %(on)s::date - 15, until,
       false, false, false, false, '', signed_as, by_id
  FROM followup_followupconsent WHERE trainee_id %% 13 = 0;
UPDATE followup_followupconsent SET until = %(on)s::date - 1 WHERE trainee_id %% 17 = 0;
UPDATE followup_followupconsent SET withdrawn_at = now(), withdrawn_how = 'phone'
 WHERE trainee_id %% 19 = 0 AND withdrawn_at IS NULL;

-- a later situation of which less was told
INSERT INTO followup_situation (organization_id, trainee_id, as_of, source, recorded_at, kind, role,
       status, sector, people, earnings, skills_used, japanese_used, economic, social, psychosocial,
       method, recruitment_currency, recruitment_cost_yen, first_pay_yen)
SELECT organization_id, trainee_id, as_of + 30, source, recorded_at,
       CASE WHEN id %% 2 = 0 THEN 'japan_again' ELSE '' END, '',
       CASE WHEN id %% 2 = 0 THEN 'ssw_1' ELSE '' END, '', '', 3, NULL, NULL, 20, NULL, 50, method,
       '', recruitment_cost_yen, NULL
  FROM followup_situation WHERE trainee_id %% 3 = 0 AND as_of < %(on)s::date - 30;

-- ventures: told by the second organization first, a founder until the day, one household of two,
-- a claim settled after the month's end, evidence that a second person found wrong or weaker
UPDATE followup_venture v SET at = at - interval '3 days'
 WHERE joint_id IS NOT NULL AND organization_id = (SELECT max(organization_id) FROM followup_venture
                                                    WHERE joint_id = v.joint_id);
UPDATE followup_founder SET until = %(on)s WHERE id %% 5 = 0;
UPDATE followup_founder SET until = %(on)s::date - 1 WHERE id %% 7 = 0;
UPDATE followup_founder SET shares_household = true WHERE is_disputed;
UPDATE followup_claimsettlement SET settled_on = %(on)s::date - 10 WHERE id %% 2 = 0;
UPDATE followup_evidencecheck SET verdict = 'wrong', grade = '', at = %(on)s::date - 6
 WHERE id %% 2 = 0;
UPDATE followup_evidence SET expires_on = %(on)s::date - 2 WHERE id %% 6 = 0;
UPDATE followup_venturecount SET people = people + 300 WHERE id %% 9 = 0 AND kind = 'full_time';
UPDATE followup_venturecount SET people = people + 9 WHERE id %% 4 = 0 AND kind = 'household';
UPDATE followup_venturecount SET counted_elsewhere = 1 WHERE id %% 5 = 0 AND people > 0;
INSERT INTO followup_venturecount (organization_id, venture_id, at, kind, as_of, people,
       counted_elsewhere, founder_id, evidence_id, by_id)
SELECT organization_id, venture_id, at, kind, %(on)s::date - 8, people + 1, 0, founder_id,
       CASE WHEN id %% 2 = 0 THEN evidence_id END, by_id
  FROM followup_venturecount WHERE id %% 3 = 0;
