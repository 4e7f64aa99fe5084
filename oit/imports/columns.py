"""Which columns of a file are read as what, and what has to be asked before that is certain."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from cms.thai.typed import quote

from .headings import full_label
from .outcome import Choice, Problem, Question, ReadColumn

LEAVE_OUT = "-"


@dataclass
class Assignment:
    """``columns``: {column index: column key} of what is certain or was answered."""

    columns: dict[int, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, headings):
        """The ReadColumns in the order of the file."""
        return tuple(
            ReadColumn(index, headings.texts[index], self.columns[index]) for index in sorted(self.columns)
        )


def assign(schema, headings, sheet, answers):
    """The Assignment of the file's columns to those of the schema. answers: {key of a Question: value}."""
    assigned = Assignment()
    taken = _assign_matches(schema, headings, answers, assigned)
    _ask_for_missing(schema, headings, sheet, answers, assigned, taken)
    _say_what_is_not_read(schema, headings, assigned)
    return assigned


def _assign_matches(schema, headings, answers, assigned):
    """Assigns what the headings mean. Returns the keys that are settled or asked about."""
    wanted, taken = {}, set()
    for index, keys in headings.matches.items():
        keys = [column.key for column in schema.columns if column.key in keys]
        if len(keys) == 1:
            key = keys[0]
        else:
            question = _which_meaning(schema, headings, index, keys)
            key = question.answered(answers)
            if key is None:
                assigned.questions.append(question)
                taken.update(keys)
        if key is not None and key != LEAVE_OUT:
            wanted.setdefault(key, []).append(index)
    for key, indexes in wanted.items():
        taken.add(key)
        if schema.by_key[key].computed:
            continue
        index = indexes[0]
        if len(indexes) > 1:
            question = _which_column(schema.by_key[key], headings, indexes, f"twice:{key}")
            answer = question.answered(answers)
            if answer is None:
                assigned.questions.append(question)
                continue
            index = next((each for each in indexes if get_column_letter(each + 1) == answer), None)
        if index is not None:
            assigned.columns[index] = key
    return taken


def _ask_for_missing(schema, headings, sheet, answers, assigned, taken):
    for column in schema.typed_columns:
        if column.key in taken:
            continue
        free = [index for index in headings.unknown if index not in assigned.columns]
        if column.required and not free:
            assigned.problems.append(
                Problem(
                    _("There is no column “%(column)s”. Add it with this heading, or use the template.")
                    % {"column": full_label(column)},
                    sheet=sheet,
                )
            )
            continue
        if column.required:
            question = _which_column(column, headings, free, f"find:{column.key}")
            answer = question.answered(answers)
            if answer is None:
                assigned.questions.append(question)
                continue
            index = next((each for each in free if get_column_letter(each + 1) == answer), None)
            if index is not None:
                assigned.columns[index] = column.key
                continue
        assigned.notes.append(
            _("The file has no column “%(column)s”: what is there already stays as it is.")
            % {"column": full_label(column)}
        )


def _say_what_is_not_read(schema, headings, assigned):
    for index, keys in headings.matches.items():
        if len(keys) == 1 and (column := schema.by_key[next(iter(keys))]).computed:
            assigned.notes.append(
                _("Column %(letter)s “%(column)s” is worked out by the website and was not read.")
                % {"letter": get_column_letter(index + 1), "column": full_label(column)}
            )
    for index in headings.unknown:
        if index not in assigned.columns:
            assigned.notes.append(
                _("Column %(letter)s “%(column)s” is not part of this table and was not read.")
                % {"letter": get_column_letter(index + 1), "column": quote(headings.texts[index])}
            )


def _which_meaning(schema, headings, index, keys):
    letter = get_column_letter(index + 1)
    text = _("What is column %(letter)s, “%(heading)s”?") % {
        "letter": letter,
        "heading": quote(headings.texts[index]),
    }
    choices = [Choice(key, full_label(schema.by_key[key])) for key in keys]
    return Question(f"column:{letter}", text, (*choices, Choice(LEAVE_OUT, _("Leave this column out"))))


def _which_column(column, headings, indexes, key):
    choices = [
        Choice(
            get_column_letter(index + 1),
            _("Column %(letter)s, “%(heading)s”")
            % {"letter": get_column_letter(index + 1), "heading": quote(headings.texts[index])},
        )
        for index in indexes
    ]
    text = _("Which column of the file is “%(column)s”?") % {"column": full_label(column)}
    return Question(key, text, (*choices, Choice(LEAVE_OUT, _("None of them"))))
