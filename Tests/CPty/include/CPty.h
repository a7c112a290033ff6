// SPDX-License-Identifier: MIT
// Programs under a pseudo-terminal. In C, because between fork and exec no Swift code is safe in
// a process that has threads.
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/// A pseudo-terminal and the program that it controls.
typedef struct {
  pid_t process;
  /// Where a terminal's screen and keyboard would be.
  int master;
  /// Where the program is; held open, so that its attributes can be read at the end.
  int terminal;
} cpty;

/// Opens a pair. On failure returns false and sets errno.
bool cpty_open(cpty *pty);
/// Starts a program as the leader of a session of its own, with the usual signal actions.
/// On failure returns false and sets errno.
bool cpty_start(cpty *pty, const char *path, char *const arguments[], char *const environment[],
                const char *directory);
/// Gives the terminal another size, which sends SIGWINCH.
void cpty_resize(const cpty *pty, int rows, int columns);

/// How many bytes were sent that the program has not read.
int cpty_unread(const cpty *pty);

/// Whether the program has ended; if so, its exit code or, as a negative number, the signal that
/// ended it. To be called until it has.
bool cpty_has_ended(const cpty *pty, int *status);
