# SPDX-License-Identifier: MIT
"""A program at a pseudo-terminal, looked at through a terminal emulator (pyte, from PyPI)."""
import fcntl
import os
import pty
import select
import struct
import termios
import time


class Terminal:
    """Starts a program; `seconds` is the time since then."""

    def __init__(self, words, rows=60, columns=200, environment=None, emulates=True):
        self.rows = rows
        self.screen = None
        if emulates:
            import pyte
            self.screen = pyte.Screen(columns, rows)
            self.stream = pyte.ByteStream(self.screen)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.start = time.monotonic()
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", **(environment or {}))
            os.execvp(words[0], words)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, size)

    @property
    def seconds(self):
        return time.monotonic() - self.start

    def read(self, wait):
        """Reads what there is within a time; whether there was anything."""
        drawn, _ = self._gather(wait)
        if self.screen:
            self.stream.feed(drawn)
        return bool(drawn)

    def _gather(self, wait, quiet=0, limit=0):
        """What comes within a time, and then until it is quiet or a limit is reached, and when the last came."""
        drawn, end = b"", None
        while select.select([self.terminal], [], [], quiet if drawn else wait)[0]:
            try:
                drawn += os.read(self.terminal, 1 << 20)
            except OSError:
                break
            end = end or self.seconds + limit
            last = self.seconds
            if last >= end:
                break
        return drawn, last if drawn else None

    def wait_until(self, holds, limit):
        """Reads until the screen's lines fulfil a condition; the seconds, or None past the limit.

        The emulator is slower than what it looks at: it gets to work when a drawing has ended, which takes no
        longer than 50 ms, and the seconds are those at which the drawing had come.
        """
        while self.seconds < limit:
            drawn, came = self._gather(0.05, quiet=0.005, limit=0.05)
            self.stream.feed(drawn)
            if drawn and holds(self.screen.display):
                return came
        return None

    def settle(self, quiet=0.2):
        while self.read(quiet):
            pass

    def press(self, keys, limit=60):
        """Seconds from a key to the first byte of what it draws; None where nothing is drawn."""
        pressed = time.monotonic()
        os.write(self.terminal, keys)
        if not select.select([self.terminal], [], [], limit)[0]:
            return None
        return time.monotonic() - pressed

    def end(self, keys):
        """Has the program quit; returns its peak memory in MB."""
        os.write(self.terminal, keys)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            self.read(0.05)
            done, _, usage = os.wait4(self.child, os.WNOHANG)
            if done:
                os.close(self.terminal)
                return usage.ru_maxrss / 1024
        os.kill(self.child, 9)
        _, _, usage = os.wait4(self.child, 0)
        os.close(self.terminal)
        return usage.ru_maxrss / 1024
