"""The form engine: XForms in, submissions out. `load_form` and `Interview` are enough to fill a form."""

from desktop.xforms.changes import Aspect, Changes
from desktop.xforms.definition import Source, SubmissionSpec
from desktop.xforms.entities import EntityChange
from desktop.xforms.errors import FormError, FormProblem, InstanceError
from desktop.xforms.external import ListDocument, Rows, read_list
from desktop.xforms.form import Form, load_form
from desktop.xforms.interview import Interview
from desktop.xforms.lists import NO_LISTS, ListSource
from desktop.xforms.node import Choice, Node
from desktop.xforms.problems import Problem
from desktop.xforms.snapshot import Finalized, Snapshot
from desktop.xforms.xpath.lists import ListTable

__all__ = [
    "NO_LISTS",
    "Aspect",
    "Changes",
    "Choice",
    "EntityChange",
    "Finalized",
    "Form",
    "FormError",
    "FormProblem",
    "InstanceError",
    "Interview",
    "ListDocument",
    "ListSource",
    "ListTable",
    "Node",
    "Problem",
    "Rows",
    "Snapshot",
    "Source",
    "SubmissionSpec",
    "load_form",
    "read_list",
]
