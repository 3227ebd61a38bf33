"""Invented people after their return: who was asked, who answered, and what became of them."""

from uuid import NAMESPACE_URL, uuid5

# The seeds of links of the first organization that are good in every demo: two of people who were
# asked by hand, and one of the first wave.
SHOWN = [uuid5(NAMESPACE_URL, f"demo follow-up {number}") for number in range(3)]
