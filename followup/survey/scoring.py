"""The points of reintegration: economic, social and psychosocial, each from 0 to 100.

The three dimensions are those of the Reintegration Sustainability Survey of the International
Organization for Migration (IOM, Reintegration Handbook). That survey asks about thirty questions
and weighs them by a factor analysis of its own; we ask one question for each dimension, because a
person on a telephone answers six to nine, not thirty. So this is a method of our own (要確認), NOT
IOM's official score, and must not be compared with published ones.

How it is counted: each answer has points in data/reintegration_points.csv, as has its question a
weight in each dimension. A dimension is the weighted mean of what was answered in it, and is
unknown where its own question was not answered. The total is the plain mean of three known
dimensions. A changed file is a new METHOD; rows keep the one they were counted by.
"""

import csv
from functools import cache
from pathlib import Path

METHOD = "own-1"
POINTS_FILE = Path(__file__).parents[1] / "data" / "reintegration_points.csv"
DIMENSIONS = ("economic", "social", "psychosocial")


@cache
def table():
    """Rows of (dimension, question, answer, points, weight), as the page shows them."""
    with POINTS_FILE.open(encoding="utf-8", newline="") as file:
        return [
            (row["dimension"], row["question"], row["answer"], int(row["points"]),
             int(row["weight"]))
            for row in csv.DictReader(file)
        ]  # fmt: skip


def points(said):
    """{dimension: 0 to 100 or None} of answers {question: value}."""
    return {dimension: _of(dimension, said) for dimension in DIMENSIONS}


def _of(dimension, said):
    if dimension not in said:
        return None
    counted = [
        (got, weight)
        for about, question, answer, got, weight in table()
        if about == dimension and said.get(question) == answer
    ]
    whole = sum(weight for _, weight in counted)
    # Half a point counts as one.
    return (2 * sum(got * weight for got, weight in counted) + whole) // (2 * whole)
