"""The settings refuse to run in production with what anybody could guess."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAFE = {
    "PRODUCTION": "1",
    "PROCESS": "web",
    "SECRET_KEY": "an-example-of-60-characters-kW8vQ2xZ5rT1yB7nM4cJ9hL3gF6dS0pA",
    "APP_WEB_PASSWORD": "from-the-secret-store",
    "OIDC_KEY": "from-the-secret-store",
    "APP_MONITOR_PASSWORD": "from-the-secret-store",
    "ALLOWED_HOSTS": "titp.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/titp",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def run(command, **environment):
    """manage.py in a process of its own, with these settings and none of ours."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command.split()], cwd=settings.ROOT, text=True,
        capture_output=True, env=bare | SAFE | environment, timeout=120, check=False,
    )  # fmt: skip


def test_djangos_own_check_finds_nothing_to_warn_of():
    checked = run("check --deploy --fail-level WARNING")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    "unsafe",
    [
        {"SECRET_KEY": ""},
        {"SECRET_KEY": "short"},
        {"SECRET_KEY": "change-me" * 9},
        {"APP_WEB_PASSWORD": ""},
        {"APP_MONITOR_PASSWORD": ""},
        {"PROCESS": "worker", "APP_WORKER_PASSWORD": "x", "APP_MONITOR_PASSWORD": ""},
        {"APP_WEB_PASSWORD": "change-me"},
        {"SEAL_KEY": "change-me"},
        {"FIELD_KEY": "change-me"},
        {"OIDC_KEY": ""},
        {"OIDC_KEY": "change-me"},
        {"DEBUG": "1"},
        {"DEMO": "1"},
        {"ALLOWED_HOSTS": "*"},
        {"PROCESS": "everything"},
    ],
    ids=str,
)
def test_it_does_not_start(unsafe):
    refused = run("check", **unsafe)
    assert refused.returncode != 0
    assert "ImproperlyConfigured" in refused.stderr
