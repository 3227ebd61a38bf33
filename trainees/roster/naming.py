"""The name of an entry, from whichever columns hold one or a part of it."""

from trainees.roster import names
from trainees.roster.answers import NOTHING, Answer, ask
from trainees.roster.cautions import answered


def settle_names(entry, row):
    """Gives a Row its names; the script decides the key.

    A column of its own goes before a name in two columns, and that before a column for any name.
    """
    found = {"name_roman": [], "name_kana": []}
    asked = []
    for said in (
        written(entry, "name_roman", "name_roman"),
        written(entry, "name_kana", "name_kana"),
        in_two_columns(entry, "family_name", "given_name"),
        in_two_columns(entry, "family_kana", "given_kana"),
        written(entry, "name", "name_roman"),
    ):
        for key, answer, source in said:
            if answer.asks:
                asked.append((key, answer, source))
            elif answer.value:
                found[key].append((answer.value, source))
    for key, said in found.items():
        _agree(row, key, said)
    for key, answer, source in asked:
        if key not in row.values:
            row.take(key, answer, source)


def _agree(row, key, said):
    """Spellings that differ only in case, marks or spaces are one name; others are asked about."""
    if not said:
        return
    value, source = said[0]
    if all(names.same_name(value, other) for other, _ in said):
        row.keep(key, value, source.cell)
    else:
        readings = dict.fromkeys(value for value, _ in said)
        row.doubt(key, source.cell.address, source.raw, readings)


def written(entry, field, key):
    """(key, Answer, Source) for all names in the columns of one field."""
    for source in entry.of(field):
        whole = answered(source, lambda source: Answer(value=source.content.result))
        if whole.asks:
            yield key, whole, source
            continue
        for its_key, answer in names.answers_of(source.content.result, key).items():
            yield its_key, answer, source


def in_two_columns(entry, family, given):
    """(key, Answer, Source) for a name in two columns; the first filled one stands for both."""
    families, givens = entry.of(family), entry.of(given)
    both = (*families, *givens)
    source = next((one for one in both if one.text), None)
    if not source:
        return
    texts = [" ".join(one.content.result for one in ones[:1]) for ones in (families, givens)]
    broken = any(answered(one, lambda _: NOTHING).asks for one in both)
    kana = names.script(" ".join(texts)) == "kana" or family == "family_kana"
    answer = ask() if broken else names.joined(*texts)
    yield "name_kana" if kana else "name_roman", answer, source
