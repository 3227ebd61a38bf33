"""Invented training plans, skill tests, audits and visits, from `demo_trainee` of the floor below.

The modules run in this order; audits and visits look at the plans that are there.
"""

from training_plans.demo import plan, skill_test, supervision, lecture, lecture_course  # noqa: F401, I001  in order
from training_plans.demo import months, filing, notices, running_month  # noqa: F401, I001  in order
from training_plans.demo import official_forms  # noqa: F401, I001  in order
from training_plans.demo import plan_content  # noqa: F401, I001  after notices
from training_plans.demo import board, corrections, on_site  # noqa: F401, I001  in order
from training_plans.demo import inspection  # noqa: F401, I001  in order
from training_plans.demo import reporting  # noqa: F401
