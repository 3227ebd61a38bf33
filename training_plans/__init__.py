"""What was promised, and is it kept: plans, tests, audits and visits (技能実習計画)."""
