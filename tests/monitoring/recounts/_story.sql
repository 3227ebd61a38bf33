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
       CASE WHEN id %% 2 = 0 THEN revoked_at + interval '1 day' END,
       CASE WHEN id %% 2 = 0 THEN revoked_at + interval '1 day' END, gen_random_uuid(), md5(id::text)
  FROM followup_invitation WHERE revoked_at = asked_at + interval '2 days';

-- reached or begun by the link that was lost, some first asked more than a year ago; tried again
INSERT INTO followup_attempt (organization_id, invitation_id, way, outcome, at)
SELECT organization_id, id, 'zalo', CASE WHEN id %% 4 < 2 THEN 'sent' ELSE 'spoken' END,
       asked_at + interval '1 day'
  FROM followup_invitation WHERE revoked_at = asked_at + interval '2 days' AND id %% 3 < 2;
INSERT INTO followup_attempt (organization_id, invitation_id, way, outcome, at)
SELECT n.organization_id, n.id, 'line', 'no_answer', n.asked_at + interval '9 days'
  FROM followup_invitation n JOIN followup_invitation lost
    ON (n.trainee_id, n.wave, n.asked_at) = (lost.trainee_id, lost.wave, lost.revoked_at)
 WHERE lost.id %% 4 = 3;
UPDATE followup_invitation SET opened_at = asked_at + interval '1 day'
 WHERE revoked_at = asked_at + interval '2 days' AND opened_at IS NULL AND id %% 7 = 0;
UPDATE followup_invitation SET asked_at = asked_at - interval '1 year'
 WHERE revoked_at = asked_at + interval '2 days' AND id %% 4 = 1;

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
-- spouses who each say that they live with the other, of whom both or one told; a lodger; and
-- the founders of a joint venture, each known to another organization
INSERT INTO followup_founder (organization_id, venture_id, trainee_id, role, since, is_disputed,
       shares_household, by_id, at)
SELECT v.organization_id, v.id, p.trainee_id, 'partner', %(on)s::date - 180, false, true, v.by_id,
       %(on)s::date - 180
  FROM (SELECT *, row_number() OVER (PARTITION BY organization_id ORDER BY id) AS nr
          FROM followup_venture
         WHERE name IN ('Mihon Noodle Stand', 'Mihon Mushroom House', 'Sample Class',
                        'Mihon Rice Snacks')) AS v
  JOIN (SELECT organization_id, trainee_id,
               row_number() OVER (PARTITION BY organization_id ORDER BY trainee_id) AS nr
          FROM followup_followupconsent c
         WHERE figures_may_count AND withdrawn_at IS NULL AND until > %(on)s
           AND NOT EXISTS (SELECT FROM followup_founder f WHERE f.trainee_id = c.trainee_id)
         GROUP BY 1, 2) AS p USING (organization_id, nr);
INSERT INTO followup_venturecount (organization_id, venture_id, at, kind, as_of, people,
       counted_elsewhere, founder_id, evidence_id, by_id)
SELECT f.organization_id, f.venture_id, f.at, 'household', %(on)s::date - 39, 3 + f.id %% 2, 0,
       f.id, e.id, f.by_id
  FROM followup_founder f JOIN followup_evidence e ON e.venture_id = f.venture_id
 WHERE f.shares_household AND NOT f.is_disputed AND f.venture_id %% 3 < 2;
UPDATE followup_founder SET shares_household = true
 WHERE venture_id IN (SELECT id FROM followup_venture
                       WHERE joint_id IS NOT NULL OR name IN ('Mihon Noodle Stand', 'Sample Class'));
-- one of them has a venture of their own
INSERT INTO followup_founder (organization_id, venture_id, trainee_id, role, since, is_disputed,
       shares_household, by_id, at)
SELECT f.organization_id, o.id, f.trainee_id, 'partner', %(on)s::date - 150, false, false, f.by_id,
       %(on)s::date - 150
  FROM followup_founder f JOIN followup_venture v ON v.id = f.venture_id
  JOIN followup_venture o ON o.organization_id = v.organization_id
   AND o.name = 'Mihon Welding Works'
 WHERE v.name = 'Mihon Mushroom House' AND f.role = 'partner';
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
