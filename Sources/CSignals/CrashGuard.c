// SPDX-License-Identifier: MIT
#include "CSignals.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// A Swift trap is SIGILL or SIGTRAP, by processor.
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
enum { crash_count = sizeof crashes / sizeof *crashes };

static struct sigaction previous[crash_count];
static volatile sig_atomic_t guarding;
static bool installed;

static int guarded_terminal;
static struct termios attributes;
static char restoring[CSIG_GUARD_BYTES];
static size_t restoring_count;

// Runs within the crash: only what POSIX allows in a signal handler.
static void restore_terminal(void) {
  if (!guarding) return;
  guarding = 0;
  // From the background, setting attributes would stop the program instead.
  pid_t foreground = tcgetpgrp(guarded_terminal);
  if (foreground != -1 && foreground != getpgrp()) return;
  for (size_t sent = 0; sent < restoring_count;) {
    ssize_t count = write(guarded_terminal, restoring + sent, restoring_count - sent);
    if (count <= 0) break;
    sent += (size_t)count;
  }
  tcsetattr(guarded_terminal, TCSANOW, &attributes);
}

// Whether a signal was sent by `kill` and the like, and tells of nothing that went wrong in here.
// `abort` sends one, too, but to its own thread.
static bool was_sent(const siginfo_t *info) {
  if (info->si_code == SI_TKILL) return info->si_pid != getpid();
  return info->si_code == SI_USER || info->si_code == SI_QUEUE;
}

static void crashed(int number, siginfo_t *info, void *context) {
  (void)context;
  restore_terminal();
  // The signal takes its course: what was installed before gets it when this returns. Of one that
  // was sent there is nothing to report, and Swift's reporter would wait for an answer of the user.
  struct sigaction end = {.sa_handler = SIG_DFL};
  for (int i = 0; i < crash_count; i++)
    if (crashes[i] == number) sigaction(number, was_sent(info) ? &end : &previous[i], NULL);
  raise(number);
}

// A stack of its own, as the usual one may be what overflowed.
static void provide_stack(void) {
  static char memory[64 * 1024];
  stack_t current;
  if (sigaltstack(NULL, &current) != 0 || !(current.ss_flags & SS_DISABLE)) return;
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
  sigaltstack(&stack, NULL);
}

bool csig_guard(int terminal, const char *bytes, size_t count) {
  guarding = 0;
  if (count > sizeof restoring || tcgetattr(terminal, &attributes) != 0) return false;
  memcpy(restoring, bytes, count);
  restoring_count = count;
  guarded_terminal = terminal;
  if (!installed) {
    provide_stack();
    for (int i = 0; i < crash_count; i++) {
      struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_ONSTACK | SA_SIGINFO};
      sigaction(crashes[i], &action, &previous[i]);
    }
    installed = true;
  }
  guarding = 1;
  return true;
}

void csig_set_guarding(bool now) { guarding = now; }
