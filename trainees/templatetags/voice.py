"""Words of the pages for trainees whose key a template only knows as a value."""

from django import template

register = template.Library()


@register.filter
def word(words, key):
    """`{{ words|word:error }}`: the sentence under a key."""
    return words[key]


@register.filter
def about(words, matter):
    """`{{ words|about:"wages" }}`: what a matter is called."""
    return words[f"about_{matter}"]
