"""A transcript as JSON: what commands print and bundles hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medtrainer.services.results.times import iso

if TYPE_CHECKING:
    from medtrainer.model.roster import Learner
    from medtrainer.services.results.transcript import Entry, Item, Transcript


def as_json(found: Transcript) -> dict[str, Any]:
    """Return a transcript as formats.md, section 6, has it."""
    return {
        "person": person_json(found.learner),
        "made": iso(found.made_at),
        "attempts": [_entry_json(entry) for entry in found.entries],
    }


def person_json(learner: Learner) -> dict[str, Any]:
    """Return a person of the roster."""
    return {
        "login": learner.login,
        "name": learner.name,
        "title": learner.title,
        "site": learner.site,
        "hired": learner.hired.isoformat() if learner.hired else None,
        "groups": list(learner.groups),
        "active": learner.active,
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    row, sat = entry.sat.row, entry.sat
    return {
        "attempt": row.attempt,
        "person": {
            "uid": row.uid,
            "login": sat.person,
            "name": row.name,
            "title": row.title,
            "identified": row.identified,
        },
        "quiz": row.quiz,
        "title": row.quiz_title,
        "content": row.content,
        "program": row.program,
        "purpose": row.purpose,
        "assignment": row.assignment or None,
        "assigned_by": row.assigned_by or None,
        "due": entry.due.isoformat() if entry.due else None,
        "late": entry.late,
        "started": iso(sat.started),
        "finished": iso(sat.finished),
        "ms": row.ms,
        "right": sat.right,
        "total": row.total_rows,
        "score": sat.score if sat.finished else None,
        "pass_mark": row.pass_mark,
        "needed": entry.needed,
        "critical_missed": sat.critical_missed,
        "passed": entry.passed,
        "recorded_right": row.right_rows,
        "regrades": [
            {
                "duty": regrade.duty,
                "was": regrade.was,
                "right": sorted(regrade.right),
                "reason": regrade.decided.reason,
                "by": regrade.decided.by,
                "at": iso(regrade.decided.at),
            }
            for regrade in sat.regrades
        ],
        "machine": row.machine,
        "host": row.host,
        "mode": row.mode,
        "items": [_item_json(item) for item in entry.items],
    }


def _item_json(item: Item) -> dict[str, Any]:
    return {
        "exercise": item.exercise,
        "duty": item.duty,
        "text": item.text,
        "chosen": item.chosen,
        "chosen_text": item.chosen_text or None,
        "right": item.right,
        "right_text": item.right_text,
        "critical": item.critical,
        "recorded": item.was_right,
        "correct": item.is_right,
    }
