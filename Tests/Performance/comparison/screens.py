# SPDX-License-Identifier: MIT
"""How soon a browser's first screen is there, when all is, and what a key takes.

usage: screens.py COUNT LIMIT stemma|tig COMMAND...   prints JSON: seconds, and memory in MB
"""
import json
import re
import statistics
import sys

from terminal import Terminal

ROUNDS = 5
KEYS = [b"j"] * 120 + [b"k"] * 40 + [b"\x04"] * 60 + [b"\x15"] * 40 + [b"]", b"}"] * 20


def filled(lines, pattern):
    """Whether nearly all lines of a screen are rows."""
    rows = sum(1 for line in lines if re.search(pattern, line))
    return rows >= min(len(lines) - 6, 40)


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def stemma(words, count, limit):
    figures = {"first-screen": [], "all-there": [], "memory": []}
    keys = []
    for _ in range(ROUNDS):
        terminal = Terminal(words)
        # At first as many levels are open as fit.
        figures["first-screen"].append(
            terminal.wait_until(lambda lines: any(re.search(r"[0-9a-f]{8} ", line) for line in lines), limit))
        terminal.press(b"zRG")
        # The last row is there when the cursor is in the lower half.
        figures["all-there"].append(
            terminal.wait_until(lambda _: terminal.screen.cursor.y > terminal.rows // 2, limit))
        terminal.settle()
        terminal.press(b"gg")
        terminal.settle(0.5)
        for key in KEYS:
            taken = terminal.press(key, 2)
            if taken is not None:
                keys.append(taken)
            terminal.settle(0.01)
        figures["memory"].append(terminal.end(b"Q"))
    answer = {row: statistics.median(times) for row, times in figures.items()}
    answer["key-median"] = statistics.median(keys)
    answer["key-99th"] = percentile(keys, 0.99)
    return answer


def tig(words, count, limit):
    terminal = Terminal(words)
    first = terminal.wait_until(lambda lines: filled(lines, r"^\d{4}-\d\d-\d\d"), limit)
    ended = re.compile(rf"of {count}\b")
    there = terminal.wait_until(lambda lines: any(ended.search(line) for line in lines), limit)
    return {"first-screen": first, "all-there": there, "memory": terminal.end(b"Q")}


def main():
    count, limit, program, *words = sys.argv[1:]
    print(json.dumps({"stemma": stemma, "tig": tig}[program](words, int(count), float(limit))))


main()
