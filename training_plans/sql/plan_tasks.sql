-- The minutes of a plan are the sums of its tasks, whoever writes them and however.
CREATE OR REPLACE FUNCTION app.sum_of_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE task training_plans_plantask := coalesce(NEW, OLD);
BEGIN
  UPDATE training_plans_trainingplan AS p
     SET (essential_minutes, related_minutes, peripheral_minutes, essential_safety_minutes,
          related_safety_minutes, peripheral_safety_minutes)
       = (s.essential, s.related, s.peripheral, s.essential_safety, s.related_safety,
          s.peripheral_safety)
    FROM (SELECT coalesce(sum(minutes) FILTER (WHERE task_class = 'essential'), 0) AS essential,
                 coalesce(sum(minutes) FILTER (WHERE task_class = 'related'), 0) AS related,
                 coalesce(sum(minutes) FILTER (WHERE task_class = 'peripheral'), 0) AS peripheral,
                 coalesce(sum(minutes) FILTER (WHERE task_class = 'essential' AND is_safety), 0)
                 AS essential_safety,
                 coalesce(sum(minutes) FILTER (WHERE task_class = 'related' AND is_safety), 0)
                 AS related_safety,
                 coalesce(sum(minutes) FILTER (WHERE task_class = 'peripheral' AND is_safety), 0)
                 AS peripheral_safety
            FROM training_plans_plantask t
           WHERE t.organization_id = task.organization_id AND t.plan_id = task.plan_id) AS s
   WHERE p.organization_id = task.organization_id AND p.id = task.plan_id
     AND (p.essential_minutes, p.related_minutes, p.peripheral_minutes, p.essential_safety_minutes,
          p.related_safety_minutes, p.peripheral_safety_minutes)
         IS DISTINCT FROM
         (s.essential, s.related, s.peripheral, s.essential_safety, s.related_safety,
          s.peripheral_safety);
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS sum_of_tasks ON training_plans_plantask;
CREATE TRIGGER sum_of_tasks AFTER INSERT OR UPDATE OR DELETE ON training_plans_plantask
  FOR EACH ROW EXECUTE FUNCTION app.sum_of_tasks();
