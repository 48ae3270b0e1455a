#!/usr/bin/env python3
"""Writes the golden file of time-zone transitions that ZoneOracleTests compares our zones with.

The oracle is the reference code of the IANA database itself: `zdump` on the compiled zones of the operating system (Debian packages libc-bin and tzdata). It shares no code and
no data with NodaTime. The database is in the public domain.

    eng/zone-transitions.py > tests/Upheld.Figures.Tests/Calendars/Golden/zone-transitions.txt

Run it when NodaTime brings another release, on a system whose tzdata is of that release; the first line names it.
One line for zones that agree: offset in seconds at 2020-01-01T00:00:00Z, then every change until 2031-01-01 as unix-seconds:new-offset, then the zones' names.
"""
import calendar
import collections
import os
import re
import subprocess
import time

ROOT = "/usr/share/zoneinfo"
START = calendar.timegm((2020, 1, 1, 0, 0, 0))
END = calendar.timegm((2031, 1, 1, 0, 0, 0))
LINE = re.compile(r"^\S+\s+(\w{3} \w{3}\s+\d+ \d\d:\d\d:\d\d -?\d+) UTC? = .* gmtoff=(-?\d+)$")


def zones():
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in ("posix", "right")]
        for name in files:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                if file.read(4) == b"TZif":
                    yield os.path.relpath(path, ROOT)


def transitions(zone):
    """The offset at START and the changes after it, from zdump's pairs of lines around each change."""
    before = subprocess.run(["zdump", "-v", "-c", "1900,2032", zone], capture_output=True, text=True, check=True, env={"LC_ALL": "C", "PATH": os.environ["PATH"]}).stdout
    offset, first, changes = None, None, []
    for line in before.splitlines():
        match = LINE.match(line)
        if not match:
            continue
        at = calendar.timegm(time.strptime(re.sub(r"\s+", " ", match[1]), "%a %b %d %H:%M:%S %Y"))
        new = int(match[2])
        if at > START and first is None:
            first = offset if offset is not None else new
            offset = first
        if START < at < END and new != offset:
            changes.append((at, new))
        offset = new
    if first is None:
        first = offset
    if first is None:  # A zone without any change prints no offsets around one: ask for the time.
        sign, hours, minutes = re.match(r"([+-])(\d\d)(\d\d)", subprocess.run(["date", "-d", "@%d" % START, "+%z"], capture_output=True, text=True, check=True, env={"TZ": zone, "PATH": os.environ["PATH"]}).stdout).groups()
        first = (1 if sign == "+" else -1) * (int(hours) * 3600 + int(minutes) * 60)
    return first, tuple(changes)


def main():
    with open(os.path.join(ROOT, "tzdata.zi"), encoding="ascii") as file:
        release = file.readline().split()[-1]
    alike = collections.defaultdict(list)
    for zone in sorted(zones()):
        if zone not in ("localtime", "posixrules", "Factory"):
            alike[transitions(zone)].append(zone)
    print(release)
    for (first, changes), names in sorted(alike.items(), key=lambda item: item[1]):
        print(first, ",".join("%d:%d" % change for change in changes) or "-", ",".join(names))


main()
