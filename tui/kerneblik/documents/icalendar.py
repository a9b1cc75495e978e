"""What was agreed as iCalendar (RFC 5545), for the calendar that a leader uses already.

Each is an event of a whole day, since that is what all calendars show: some leave out tasks (VTODO) when they
read a file. The event takes up no time in the calendar and is marked private, so that a shared calendar shows
colleagues nothing of it. Read in again, it replaces what was read in before: the UID stays the same, and
SEQUENCE and DTSTAMP grow.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration
from icalendar.prop import vText

from kerneblik import __version__
from kerneblik.documents.content.agreements import Agreed, AgreementList
from kerneblik.errors import KerneblikError
from kerneblik.language import Translator

_REMINDER = timedelta(hours=-15)
"""From the midnight at which the day begins: at nine o'clock on the day before."""


_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
"""Before any agreement was written down."""


class _Text(vText):
    """A text that is read as it was written; of a backslash before an N, vText makes a line end."""

    def to_ical(self) -> bytes:
        """As RFC 5545, 3.3.11 has it."""
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def as_calendar(agreements: AgreementList, t: Translator) -> bytes:
    """The file. Raises KerneblikError when no agreement has a due date, which a calendar needs."""
    dated = [(agreed, due) for agreed in agreements.agreed if (due := agreed.agreement.due) is not None]
    if not dated:
        raise KerneblikError("calendar.none_dated")
    calendar = Calendar()
    calendar.add("prodid", f"-//Kerneblik//Kerneblik {__version__}//{t.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for agreed, due in dated:
        calendar.add_component(_event(agreed, due, agreements.now, t))
    return bytes(calendar.to_ical())


def _event(agreed: Agreed, due: date, now: datetime, t: Translator) -> Event:
    agreement = agreed.agreement
    event = Event()
    event["uid"] = _Text(f"{agreement.id}.{agreed.round_id}@kerneblik")
    event.add("dtstamp", now)
    event.add("sequence", max(now - (agreement.made or _LONG_AGO), timedelta()) // timedelta(minutes=1))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event["summary"] = _Text(t("calendar.event.done", text=agreed.text) if agreement.done else agreed.text)
    who = t("calendar.event.who", who=agreed.who) if agreed.who else ""
    event["description"] = _Text("\n".join(filter(None, (t("calendar.event.with", actor=agreed.actor), who))))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if not agreement.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm["description"] = _Text(agreed.text)
        alarm["trigger"] = vDuration(_REMINDER)
        event.add_component(alarm)
    return event
