"""Agreements and planned conversations as an iCalendar file (RFC 5545), for the calendar that a leader uses.

Each is an event of a whole day, as some calendars leave out tasks (VTODO) when they read a file.
The event takes up no time and is marked private, so that colleagues who share the calendar see nothing of it.
Reading a newer file replaces what an older one brought: the UID stays the same, and SEQUENCE and DTSTAMP
grow.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration
from icalendar.prop import vText

from kerneblik import __version__
from kerneblik.documents.content.agreements import AgreementEntry, AgreementList, PlannedConversation
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator

_REMINDER = timedelta(hours=-15)
"""When the alarm goes off, from midnight at the beginning of the day: at nine o'clock on the day before."""
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands for the making of a conversation, and of an agreement of which the moment is not known."""


class _Text(vText):
    """A text that keeps its backslashes; vText makes a line end of a backslash before an N."""

    def to_ical(self) -> bytes:
        """The text, escaped as RFC 5545, section 3.3.11, demands."""
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def as_calendar(agreements: AgreementList, t: Translator) -> bytes:
    """The content of the file. Raises KerneblikError when nothing in the list has a date."""
    dated = [(entry, due) for entry in agreements.entries if (due := entry.agreement.due) is not None]
    if not (dated or agreements.planned):
        raise KerneblikError("calendar.none_dated")
    calendar = Calendar()
    calendar.add("prodid", f"-//Kerneblik//Kerneblik {__version__}//{t.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry, due in dated:
        calendar.add_component(_due(entry, due, agreements.now, t))
    for planned in agreements.planned:
        calendar.add_component(_planned(planned, agreements.now, t))
    return bytes(calendar.to_ical())


def _due(entry: AgreementEntry, due: date, now: datetime, t: Translator) -> Event:
    agreement = entry.agreement
    summary = t("calendar.event.done", text=entry.text) if agreement.done else entry.text
    who = t("calendar.event.who", who=entry.who) if entry.who else ""
    lines = (t("calendar.event.with", actor=entry.actor), who)
    uid, made = f"{agreement.id}.{entry.round_id}", agreement.made or _LONG_AGO
    return _event(uid, due, made=made, now=now, summary=summary, lines=lines, alarm=not agreement.done)


def _planned(planned: PlannedConversation, now: datetime, t: Translator) -> Event:
    conversation = planned.conversation
    people = t("calendar.event.people", people=planned.people) if planned.people else ""
    summary = t("calendar.event.conversation", actor=planned.actor)
    uid = f"{conversation.id}.{planned.round_id}"
    return _event(
        uid, conversation.held, made=_LONG_AGO, now=now, summary=summary, lines=(people,), alarm=True
    )


def _event(
    uid: str, day: date, *, made: datetime, now: datetime, summary: str, lines: Iterable[str], alarm: bool
) -> Event:
    """An event of a whole day."""
    event = Event()
    event["uid"] = _Text(f"{uid}@kerneblik")
    event.add("dtstamp", now)
    event.add("sequence", max(now - made, timedelta()) // timedelta(minutes=1))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event["summary"] = _Text(summary)
    event["description"] = _Text("\n".join(filter(None, lines)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if alarm:
        reminder = Alarm()
        reminder.add("action", "DISPLAY")
        reminder["description"] = _Text(summary)
        reminder["trigger"] = vDuration(_REMINDER)
        event.add_component(reminder)
    return event
