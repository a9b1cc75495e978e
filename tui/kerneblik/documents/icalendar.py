"""Agreements as an iCalendar file (RFC 5545), to be read into the calendar that a leader uses.

Each agreement is an event of a whole day, as some calendars leave out tasks (VTODO) when they read a file.
The event takes up no time and is marked private, so that colleagues who share the calendar see nothing of it.
Reading a newer file replaces what an older one brought: the UID stays the same, and SEQUENCE and DTSTAMP
grow.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration
from icalendar.prop import vText

from kerneblik import __version__
from kerneblik.documents.content.agreements import AgreementEntry, AgreementList
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator

_REMINDER = timedelta(hours=-15)
"""When the alarm goes off, from midnight at the beginning of the day: at nine o'clock on the day before."""


_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands for the moment of an agreement that has none; earlier than all others."""


class _Text(vText):
    """A text that keeps its backslashes; vText makes a line end of a backslash before an N."""

    def to_ical(self) -> bytes:
        """The text, escaped as RFC 5545, section 3.3.11, demands."""
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def as_calendar(agreements: AgreementList, t: Translator) -> bytes:
    """The content of the file. Raises KerneblikError when no agreement has a due date."""
    dated = [(entry, due) for entry in agreements.entries if (due := entry.agreement.due) is not None]
    if not dated:
        raise KerneblikError("calendar.none_dated")
    calendar = Calendar()
    calendar.add("prodid", f"-//Kerneblik//Kerneblik {__version__}//{t.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry, due in dated:
        calendar.add_component(_event(entry, due, agreements.now, t))
    return bytes(calendar.to_ical())


def _event(entry: AgreementEntry, due: date, now: datetime, t: Translator) -> Event:
    agreement = entry.agreement
    event = Event()
    event["uid"] = _Text(f"{agreement.id}.{entry.round_id}@kerneblik")
    event.add("dtstamp", now)
    event.add("sequence", max(now - (agreement.made or _LONG_AGO), timedelta()) // timedelta(minutes=1))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event["summary"] = _Text(t("calendar.event.done", text=entry.text) if agreement.done else entry.text)
    who = t("calendar.event.who", who=entry.who) if entry.who else ""
    event["description"] = _Text("\n".join(filter(None, (t("calendar.event.with", actor=entry.actor), who))))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if not agreement.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm["description"] = _Text(entry.text)
        alarm["trigger"] = vDuration(_REMINDER)
        event.add_component(alarm)
    return event
