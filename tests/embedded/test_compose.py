"""What the settings read from the environment reaches the containers, and the example names it."""

import re

import pytest
from django.conf import settings

READ = re.compile(r"\benv(?:\.\w+)?\(\s*\"(\w+)\"")
# Chosen by whoever runs a container for a while, or set by compose itself for each process.
ELSEWHERE = {
    "PRODUCTION", "DEMO", "DEBUG", "PROCESS", "DATABASE_URL", "REDIS_URL", "CACHE_URL",
    "TEST_DATABASE", "FILES_ROOT", "STATIC_ROOT", "LOG_LEVEL", "SEAL_KEY_ID",
}  # fmt: skip


def text(name):
    return (settings.ROOT / name).read_text()


NAMES = sorted(set(READ.findall(text("titp/settings.py"))) - ELSEWHERE)


def test_the_settings_read_something():
    assert {"SECRET_KEY", "MAIL_HOST", "MFA_KEY"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_setting_reaches_the_containers(name):
    assert f"{name}: ${{{name}" in text("docker-compose.yml")


@pytest.mark.parametrize("name", NAMES)
def test_the_example_names_it(name):
    assert re.search(rf"^{name}=", text(".env.example"), re.MULTILINE)
