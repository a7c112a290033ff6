// SPDX-License-Identifier: MIT
// Signals of a full-screen program. In C, because a handler may run at any moment, even within a
// crash, when no Swift code is safe; and a target of its own, because its state must exist once.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// The signals a terminal's program has to answer: INT QUIT TERM HUP TSTP CONT WINCH.

/// Blocks them in the calling thread and in those it starts.
void csig_block(void);
/// Lets them take their course in the calling thread again.
void csig_unblock(void);
/// Undoes the handlers that ncurses installs for them.
void csig_reset_actions(void);
/// Opens a descriptor to read them from; -1 and errno on failure.
int csig_open(void);
/// Takes the next from the descriptor; 0 if there is none.
int csig_next(int descriptor);
/// Whether one that asks the program to end is waiting.
bool csig_termination_is_pending(void);

/// Stops the process group as Ctrl-Z does, and returns when it goes on.
void csig_stop(void);

/// Gives the signals their usual effect on the programs started from now on. Ctrl-C leaves this
/// program alone, and what asks it to end waits until `csig_leave_outside`.
void csig_enter_outside(void);
void csig_leave_outside(void);

/// Makes TERM and HUP, also such that wait, leave the program alone.
void csig_ignore_endings(void);

/// Restores a terminal if the program crashes: its attributes as they are now, and a screen to be
/// restored by the bytes (at most `CSIG_GUARD_BYTES`). Then the signal takes its course; one that
/// somebody sent ends the program.
enum { CSIG_GUARD_BYTES = 256 };
bool csig_guard(int terminal, const char *bytes, size_t count);
/// Whether a crash is to restore the terminal, which is not so while other programs use it.
void csig_set_guarding(bool guarding);
