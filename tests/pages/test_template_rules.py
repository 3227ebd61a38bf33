"""What holds for every template, whoever wrote it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

TEMPLATES = Path(settings.ROOT) / "templates"
ICONS = (Path(settings.ROOT) / "static/img/icons.svg").read_text()
REFUSED = r"\sstyle=|<style|\son[a-z]+=\"|javascript:|hx-on|hx-vals=.js:"

ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
# Pages of nobody: no session in which something could be forged, and no cookie for a token.
OF_NOBODY = "trainees/voice/"
COMPONENTS = [name for name in ALL if name.startswith("components/")]


def source(name):
    return (TEMPLATES / name).read_text()


@pytest.mark.parametrize("name", ALL)
def test_every_template_can_be_read(name):
    get_template(name)


@pytest.mark.parametrize("name", ALL)
def test_no_template_holds_what_the_security_policy_refuses(name):
    assert not re.search(REFUSED, source(name))
    for script in re.findall(r"<script[^>]*>", source(name)):
        assert "src=" in script or "application/json" in script


@pytest.mark.parametrize("name", ALL)
def test_every_icon_of_a_template_is_drawn(name):
    used = re.findall(r'{% icon "([^"]+)"', source(name))
    used += re.findall(r'\sicon="([^"]+)"', source(name))
    assert [icon for icon in used if f'id="{icon}"' not in ICONS] == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_opens_with_what_it_takes(name):
    assert re.match(r"{#.*Takes.*#}|{% comment %}.*?Takes.*?{% endcomment %}", source(name), re.S)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_stays_small(name):
    assert len(source(name).splitlines()) <= 60


@pytest.mark.parametrize("name", [name for name in ALL if not name.startswith(OF_NOBODY)])
def test_every_form_that_posts_carries_the_token_against_forgery(name):
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", source(name), re.S):
        assert "{% csrf_token %}" in form or "{% slot body %}" in form
