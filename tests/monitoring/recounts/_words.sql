-- Words that the queries here share, written from the handbook and the definitions of figures.
CREATE TEMP TABLE asked ON COMMIT DROP AS SELECT %(on)s::date AS day;

-- the twelve months up to the day, which is one of them; and the same as moments in Japan
CREATE TEMP VIEW year AS
SELECT daterange(first, day, '[]') AS days,
       tstzrange(first::timestamp AT TIME ZONE 'Asia/Tokyo',
                 (day + 1)::timestamp AT TIME ZONE 'Asia/Tokyo') AS moments
  FROM (SELECT day, (day + 1 - interval '1 year')::date AS first FROM asked) AS bounds;

-- duties whose day has passed: the day itself has not
CREATE TEMP VIEW passed AS
SELECT daterange((day - interval '1 year')::date, day) AS days FROM asked;

-- who left for good by the day, at last; without any day it is the day of the record
CREATE TEMP VIEW gone AS
SELECT DISTINCT ON (trainee_id) organization_id, trainee_id, kind,
       coalesce(left_on, recorded_on) AS on_day
  FROM trainees_leaving, asked
 WHERE coalesce(left_on, recorded_on) <= day AND NOT (left_on IS NULL AND planned_on IS NOT NULL)
 ORDER BY trainee_id, coalesce(left_on, recorded_on) DESC, id DESC;

CREATE TEMP VIEW in_japan AS
SELECT t.* FROM trainees_trainee t, asked
 WHERE entered_on <= day AND id NOT IN (SELECT trainee_id FROM gone);

-- where each person is placed on the day; what has no end goes on
CREATE TEMP VIEW placed AS
SELECT p.trainee_id, p.company_id,
       coalesce((SELECT prefecture_id FROM companies_workplace w WHERE w.id = p.workplace_id),
                (SELECT prefecture_id FROM companies_company c WHERE c.id = p.company_id), '')
       AS prefecture
  FROM trainees_placement p, asked WHERE daterange(p.starts_on, p.ends_on, '[]') @> day;

-- the field of the newest plan that has begun
CREATE TEMP VIEW field_of AS
SELECT trainee_id, (array_agg(field_group_code ORDER BY starts_on DESC, p.id DESC))[1] AS field
  FROM training_plans_trainingplan p, training_plans_operation o, asked
 WHERE o.operation_code = p.operation_id AND starts_on <= day GROUP BY trainee_id;

-- who agrees to be counted: the last word given by the day holds, and a withdrawal at once
CREATE TEMP VIEW agreeing AS
SELECT trainee_id FROM followup_followupconsent c, asked
 WHERE figures_may_count AND withdrawn_at IS NULL AND day BETWEEN given_on AND until
   AND NOT EXISTS (SELECT FROM followup_followupconsent later
                    WHERE later.trainee_id = c.trainee_id AND later.id > c.id
                      AND later.given_on <= day);

-- lines of the twelve months of which the last was over a month before
CREATE TEMP VIEW months AS
SELECT l.* FROM training_plans_monthline l
  JOIN training_plans_monthlyreport r ON r.id = l.report_id, asked
 WHERE submitted_on <= day AND r.month + interval '2 months' <= day + 1
   AND r.month + interval '14 months' > day + 1;

-- accredited plans that began within twelve months
CREATE TEMP VIEW begun AS
SELECT p.* FROM training_plans_trainingplan p, year, asked
 WHERE days @> starts_on AND accredited_on <= day;

-- reports whose day has passed: the one that was told, or the organization's own, or the 10th
CREATE TEMP VIEW reports AS
SELECT * FROM (
    SELECT r.organization_id, r.company_id, r.submitted_on,
           coalesce(r.due_on, (r.month + interval '1 month')::date - 1 + coalesce(
               (SELECT d.day FROM training_plans_reportday d
                 WHERE d.organization_id = r.organization_id AND d.from_month <= r.month
                 ORDER BY d.from_month DESC LIMIT 1), 10)) AS due_on
      FROM training_plans_monthlyreport r) AS dated, passed
 WHERE due_on <@ days;

-- every link beside the one with which its person was first asked in that wave (`asking`);
-- whoever is asked by hand is asked once with each link
CREATE TEMP VIEW links AS
SELECT *, CASE WHEN wave = 0 THEN id ELSE first_value(id) OVER (
              PARTITION BY trainee_id, wave ORDER BY asked_at, id) END AS asking
  FROM followup_invitation;

-- who was first asked in the year, and whether any of the links was used by its end
CREATE TEMP VIEW invited AS
SELECT a.id, a.organization_id, a.wave, nationality,
       EXISTS (SELECT FROM links WHERE asking = a.id AND completed_at < upper(moments))
       AS is_answered,
       EXISTS (SELECT FROM links WHERE asking = a.id AND opened_at < upper(moments)) AS is_opened
  FROM links a JOIN trainees_trainee t ON t.id = trainee_id, year
 WHERE a.id = a.asking AND moments @> asked_at
   AND trainee_id IN (SELECT trainee_id FROM agreeing);

-- what each person who agrees told, numbered from the newest
CREATE TEMP VIEW told AS
SELECT s.*, nationality, coalesce(field, '?') AS field,
       row_number() OVER (PARTITION BY s.trainee_id ORDER BY as_of DESC, s.id DESC) AS nr,
       concat_ws(':', coalesce(nullif(kind, ''), 'not_said'), nullif(status, '')) AS way
  FROM followup_situation s
  JOIN trainees_trainee t ON t.id = trainee_id
  LEFT JOIN field_of USING (trainee_id), asked
 WHERE as_of <= day AND trainee_id IN (SELECT trainee_id FROM agreeing);

-- who is a founder on the day by everybody's word, or because it was settled so by then
CREATE TEMP VIEW founding AS
SELECT f.* FROM followup_founder f, asked
 WHERE daterange(since, until, '[]') @> day AND trainee_id IN (SELECT trainee_id FROM agreeing)
   AND (NOT is_disputed OR id IN (SELECT founder_id FROM followup_claimsettlement
                                   WHERE outcome = 'founder' AND settled_on <= day));

-- each venture with a founder, and the newest stage; `whole`: one of several organizations is one
CREATE TEMP VIEW ventures AS
SELECT v.*, coalesce(v.joint_id::text, v.id::text) AS whole,
       coalesce((SELECT stage FROM followup_venturestage s
                  WHERE s.venture_id = v.id AND s."on" <= day
                  ORDER BY s."on" DESC, s.id DESC LIMIT 1), 'idea') AS stage
  FROM followup_venture v, asked
 WHERE timezone('Asia/Tokyo', at)::date <= day AND id IN (SELECT venture_id FROM founding);

-- it counts under the organization that told of it first
CREATE TEMP VIEW counting AS
SELECT * FROM ventures v
 WHERE NOT EXISTS (SELECT FROM ventures o WHERE o.whole = v.whole AND (o.at, o.id) < (v.at, v.id));

CREATE TEMP VIEW running AS
SELECT * FROM ventures WHERE stage IN ('informal', 'registered', 'hiring', 'exporting');

-- evidence that holds on the day, with the grade that a second person left it
CREATE TEMP VIEW shown AS
SELECT e.id, e.venture_id, coalesce(nullif(c.grade, ''), e.grade) AS grade
  FROM followup_evidence e
  LEFT JOIN (SELECT d.evidence_id, c.* FROM followup_drawnevidence d
               JOIN followup_evidencecheck c ON c.drawn_id = d.id, asked
              WHERE timezone('Asia/Tokyo', c.at)::date <= day) AS c ON c.evidence_id = e.id, asked
 WHERE day BETWEEN seen_on AND expires_on AND coalesce(verdict, '') <> 'wrong';

-- the newest number of each kind, of households that of each founder, where evidence holds
CREATE TEMP VIEW numbers AS
SELECT n.venture_id, n.kind, n.founder_id, people - counted_elsewhere AS people, shown.grade
  FROM followup_venturecount n JOIN shown ON shown.id = n.evidence_id, asked
 WHERE as_of <= day
   AND NOT EXISTS (SELECT FROM followup_venturecount m
                    WHERE (m.venture_id, m.kind) = (n.venture_id, n.kind)
                      AND m.founder_id IS NOT DISTINCT FROM n.founder_id AND m.as_of <= day
                      AND (m.as_of, m.id) > (n.as_of, n.id));
