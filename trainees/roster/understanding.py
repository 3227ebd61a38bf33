"""From the sources of one entry to its values and questions."""

from trainees.roster import choices, enrolment, hosts, numbers, occupations
from trainees.roster.answers import NOTHING, ask, certain
from trainees.roster.cautions import answered
from trainees.roster.days import FIELDS as DATE_FIELDS
from trainees.roster.days import SPAN, SPAN_ENDS
from trainees.roster.free_text import address, host, note, within
from trainees.roster.naming import settle_names
from trainees.roster.nationalities import nationality
from trainees.roster.reading import Row

# `within`: letters for which the record has room.
ONE_CELL = {
    "batch": lambda source: choices.batch(source.text, source.heading.legend),
    "sex": lambda source: choices.sex(source.content.result, source.heading.legend),
    "nationality": lambda source: nationality(choices.choice(source.text, source.heading.legend)),
    "passport_number": lambda source: numbers.passport_number(source.content.result),
    "residence_card_number": lambda source: numbers.residence_card_number(source.content.result),
    "accreditation_number": lambda source: numbers.accreditation_number(source.content.result),
    "basic_test": lambda source: choices.basic_test(source.text, source.heading.legend),
    "sending_organization": within(200),
    "address": address,
    "host_company": host,
    "experience": within(300),
    "work_before": within(300),
    "work_at_home": within(200),
    "recommended_by": within(150),
}


class Understanding:
    """Understands one Entry as a Row: `Understanding(entry, days, hints).row()`.

    `days` is the file's Days; `hints` is what remarks on the sheet say of marked rows.
    """

    def __init__(self, entry, days, hints=()):
        self.entry, self.days, self.hints = entry, days, hints
        self.result = Row(entry.sheet, entry.row, entry)
        self.entry_planned = False

    def row(self):
        for name, understand in ONE_CELL.items():
            self._settle(name, self._answers(name, understand))
        if "host_company" not in self.result.values and not self.result.asks_about("host_company"):
            self.result.keep("host_company", hosts.of_sheet(self.entry.sheet), self.entry.name_cell)
        settle_names(self.entry, self.result)
        self._stage()
        self._dates()
        self._occupation()
        note(self.entry, self.result)
        self._enrolment()
        return self.result

    def _answers(self, name, understand):
        """(Answer, Source) for each source of a field."""
        return [(answered(source, understand), source) for source in self.entry.of(name)]

    def _settle(self, name, answers):
        """Equal values or one blank: that value. Different ones: a question with all of them."""
        said = [(answer, source) for answer, source in answers if answer.asks or answer.value]
        if len(said) == 1:
            self.result.take(name, *said[0])
            return said[0][0]
        if any(not source.heading.planned for _, source in said):
            said = [pair for pair in said if not pair[1].heading.planned]
        if not said:
            return NOTHING
        readings = [
            value
            for answer, _ in said
            for value in (answer.value, *(answer.readings or ()))
            if value
        ]
        answer, source = said[0]
        # The same doubtful text twice is one doubt; a different one makes another.
        if len({(one.value, one.readings) for one, _ in said}) > 1:
            answer = ask(*readings)
        self.result.take(name, answer, source)
        return answer

    def _stage(self):
        pairs = [
            (answered(source, self._status_of), source)
            for field in ("stage", "residence_status")
            for source in self.entry.of(field)
        ]
        before = len(self.result.questions)
        answer = self._settle("residence_status", pairs)
        if answer.value:
            source = next(source for one, source in pairs if one.value == answer.value)
            self.result.keep("stage", answer.value[0], source.cell)
        elif answer.asks:
            question = self.result.questions[before]
            asked_at = next(source for one, source in pairs if one.asks or one.value)
            if asked_at.heading.field == "stage":
                self.result.questions[before] = type(question)(
                    question.cell,
                    "stage",
                    question.raw,
                    tuple(dict.fromkeys(reading[0] for reading in question.readings)),
                )

    @staticmethod
    def _status_of(source):
        return choices.residence_status(source.text, source.heading.legend)

    def _dates(self):
        spans = [(self._span_answers(source), source) for source in self.entry.of(SPAN)]
        for name in DATE_FIELDS:
            pairs = self._answers(
                name,
                lambda source, name=name: self.days.answer(
                    day_key(self.entry, name, source), name, source.content
                ),
            )
            if name in SPAN_ENDS:
                pairs += [(ends[SPAN_ENDS.index(name)], source) for ends, source in spans]
            if name == "entered_on":
                said = [
                    (answer, source) for answer, source in pairs if answer.value or answer.planned
                ]
                actual = [pair for pair in said if not (pair[0].planned or pair[1].heading.planned)]
                self.entry_planned = bool(said) and not actual
            self._settle(name, pairs)

    def _span_answers(self, source):
        doubt = answered(source, lambda _: NOTHING)
        if doubt.asks:
            return (doubt, NOTHING)
        return self.days.span(day_key(self.entry, SPAN, source), source.content)

    def _occupation(self):
        own = self.entry.sources
        if own.get("occupation_operation") or not (own.get("occupation") or own.get("operation")):
            whole = self._answers("occupation_operation", occupations.part)
            if any(answer.asks or answer.value for answer, _ in whole):
                self._settle("occupation_operation", whole)
                return
        (first, at), (second, below) = self._part("occupation"), self._part("operation")
        if second.asks or (second.value and occupations.CODE.fullmatch(second.value)):
            self.result.take("occupation_operation", second, below)
        elif first.asks and not second.value:
            self.result.take("occupation_operation", first, at)
        else:
            whole = occupations.joined(first.value, second.value)
            self.result.take("occupation_operation", certain(whole), at or below)

    def _part(self, name):
        said = [
            (answer, source)
            for answer, source in self._answers(name, occupations.part)
            if answer.asks or answer.value
        ]
        # Beside a column of names, one of codes only repeats them.
        named = [pair for pair in said if pair[0].value and not occupations.is_code(pair[0].value)]
        return (named or said or [(NOTHING, None)])[0]

    def _enrolment(self):
        entry, row = self.entry, self.result
        column = entry.sources.get("enrolment", [])
        status = next((source for source in column if source.text), column[0] if column else None)
        if status:
            answer = answered(
                status,
                lambda source: enrolment.by_status_column(source.text, source.heading.legend),
            )
            self.result.take("enrolment", answer, status)
            return
        if entry.has_status_column:
            return
        stages = [
            choices.choice(source.text, source.heading.legend)
            for field in ("stage", "residence_status")
            for source in entry.of(field)
        ]
        answer = enrolment.enrolment(
            enrolment.Row(
                block_status=entry.block_status,
                stages=tuple(stages),
                note=row.values.get("note", ""),
                ends=" ".join(source.text for source in entry.of("training_ends_on")),
                marked=entry.is_marked,
                hints=self.hints,
                is_form=entry.is_form,
                entry_planned=self.entry_planned,
            )
        )
        if answer.asks:
            cell = entry.name_cell
            row.doubt("enrolment", cell.address, cell.stored, answer.readings)
        else:
            self.result.keep("enrolment", answer.value, entry.name_cell)


def day_key(entry, name, source):
    """The source whose cells share one order of day and month."""
    if entry.from_text:
        return entry.sheet, source.cell.column
    return entry.sheet, name
