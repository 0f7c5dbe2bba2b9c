"""The time that a calendar is open, found out without any of the arithmetic that is tested.

It walks: every five minutes it asks the time-zone database of this machine what the clock on the wall
shows, looks up the five minutes that begin there, and writes down in which of them somebody is there. All
else is counted from what was written down. Nothing here knows an offset, a change of clocks, or when a date
begins; only that clocks change at full five minutes, which those of the zones asked for have always done.

From stdin, one JSON object: `calendar` (settings as admins write them), `zones`, `first` (seconds since
1970, a UTC midnight), `days` to compare, `tail` days to walk after them, `starts` (milliseconds since
1970), `targets` (open milliseconds). To stdout, a JSON line for each zone:
- `open`: open minutes of each UTC day
- `spans`: the open spans, as minutes since `first`, one after the other: opens, closes, opens, ...
- `due`: for each start, for each target, when so much open time has passed, in milliseconds since 1970
"""

import json
import re
import sys
from bisect import bisect_left
from datetime import date, datetime
from itertools import accumulate
from zoneinfo import ZoneInfo

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
STEP = 5


def marked(blocks):
    """A day's minutes as they are on the wall: 1 where open."""
    minutes = bytearray(1440)
    for block in blocks:
        h1, m1, h2, m2 = map(int, re.split("[:-]", block))
        for minute in range(h1 * 60 + m1, h2 * 60 + m2):
            minutes[minute] = 1
    return bytes(minutes)


def walk(calendar, zone, first, minutes):
    """Whether it is open, for each minute from `first` on, five at a time."""
    week = [marked(calendar["week"].get(day, [])) for day in DAYS]
    special = {holiday["date"]: marked([]) for holiday in calendar["holidays"]}
    special.update({e["date"]: marked(e["open"]) for e in calendar["exceptions"]})
    special = {date.fromisoformat(day).toordinal(): hours for day, hours in special.items()}
    today, hours = None, None
    for second in range(first, first + minutes * 60, STEP * 60):
        wall = datetime.fromtimestamp(second, zone)
        if wall.day != today:
            today = wall.day
            hours = special.get(wall.toordinal(), week[wall.weekday()])
        minute = wall.hour * 60 + wall.minute
        assert minute % STEP == 0 and wall.second == 0, f"{wall} is not at full five minutes"
        yield hours[minute:minute + STEP]


def main():
    asked = json.load(sys.stdin)
    first, days = asked["first"], asked["days"]
    minutes = (days + asked["tail"]) * 1440
    for name in asked["zones"]:
        flags = b"".join(walk(asked["calendar"], ZoneInfo(name), first, minutes))
        # Open minutes before each minute, and before the end.
        passed = [0, *accumulate(flags)]

        def due(start, target):
            minute, rest = divmod(start - first * 1000, 60_000)
            goal = passed[minute] * 60_000 + flags[minute] * rest + target
            # The last minute before which the goal is not reached is the one in which it is.
            last = bisect_left(passed, -(-goal // 60_000)) - 1
            return (first + last * 60) * 1000 + goal - passed[last] * 60_000

        print(json.dumps({
            "zone": name,
            "open": [sum(flags[day * 1440:(day + 1) * 1440]) for day in range(days)],
            "spans": [edge for span in re.finditer(b"\x01+", flags) for edge in span.span()],
            "due": [due(start, target) for start in asked["starts"] for target in asked["targets"]],
        }))


main()
