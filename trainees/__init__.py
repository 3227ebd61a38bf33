"""Who learns: trainees, their papers, stays and placements (技能実習生)."""
