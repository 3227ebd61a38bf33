"""What holds for every template, whoever wrote it."""

import re
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template

TEMPLATES = Path(settings.ROOT) / "templates"
ICONS = (Path(settings.ROOT) / "static/img/icons.svg").read_text()
REFUSED = r"\sstyle=|<style|\son[a-z]+=\"|javascript:|hx-on|hx-vals=.js:"

ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
# Pages of nobody: no session in which something could be forged, and no cookie for a token.
OF_NOBODY = (
    "trainees/voice/", "followup/survey/", "followup/asking/calling.html",
    "followup/passport_door.html", "followup/case_page/",
)  # fmt: skip
COMPONENTS = [name for name in ALL if name.startswith("components/")]


def source(name):
    return (TEMPLATES / name).read_text()


def breaking(law, names=ALL):
    """{template: what breaks this law in it}; one look over all is quicker than a test each."""
    found = {name: law(source(name)) for name in names}
    return {name: broken for name, broken in found.items() if broken}


def test_every_template_can_be_read():
    for name in ALL:
        assert get_template(name).template.name == name


def test_no_template_holds_what_the_security_policy_refuses():
    def refused(text):
        scripts = re.findall(r"<script[^>]*>", text)
        inline = [one for one in scripts if "src=" not in one and "application/json" not in one]
        return re.findall(REFUSED, text) + inline

    assert breaking(refused) == {}


def test_every_icon_of_a_template_is_drawn():
    def undrawn(text):
        used = re.findall(r'{% icon "([^"]+)"', text) + re.findall(r'\sicon="([^"]+)"', text)
        return [icon for icon in used if f'id="{icon}"' not in ICONS]

    assert breaking(undrawn) == {}


def test_every_component_opens_with_what_it_takes():
    opening = re.compile(r"{#.*Takes.*#}|{% comment %}.*?Takes.*?{% endcomment %}", re.S)
    assert breaking(lambda text: not opening.match(text), COMPONENTS) == {}


def test_a_component_stays_small():
    assert breaking(lambda text: len(text.splitlines()) > 60, COMPONENTS) == {}


def test_every_form_that_posts_carries_the_token_against_forgery():
    def without(text):
        forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", text, re.S)
        return [
            form
            for form in forms
            if "{% csrf_token %}" not in form and "{% slot body %}" not in form
        ]

    assert breaking(without, [name for name in ALL if not name.startswith(OF_NOBODY)]) == {}
