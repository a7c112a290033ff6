// SPDX-License-Identifier: MIT
#include "CSignals.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

static const int answered[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { answered_count = sizeof answered / sizeof *answered };

static sigset_t answered_set(void) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < answered_count; i++) sigaddset(&set, answered[i]);
  return set;
}

void csig_block(void) {
  sigset_t set = answered_set();
  pthread_sigmask(SIG_BLOCK, &set, NULL);
}

void csig_unblock(void) {
  sigset_t set = answered_set();
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void csig_reset_actions(void) {
  for (int i = 0; i < answered_count; i++) signal(answered[i], SIG_DFL);
}

int csig_open(void) {
  sigset_t set = answered_set();
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int csig_next(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

bool csig_termination_is_pending(void) {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP) ||
         sigismember(&pending, SIGINT) || sigismember(&pending, SIGQUIT);
}

static sigset_t only(int number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  return set;
}

void csig_stop(void) {
  sigset_t stop = only(SIGTSTP), go_on = only(SIGCONT);
  signal(SIGTSTP, SIG_DFL);
  // Sent while blocked and then let through, the signal is delivered here and nowhere later.
  kill(0, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  pthread_sigmask(SIG_BLOCK, &stop, NULL);
  // The caller knows that it went on.
  sigtimedwait(&go_on, NULL, &(struct timespec){0, 0});
}

// While other programs use the terminal. Handlers, unlike SIG_IGN, do not pass to them.

static volatile sig_atomic_t asked_to_end;

static void leave_alone(int number) { (void)number; }
static void note(int number) { asked_to_end = number; }

static void handle(int number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigaction(number, &action, NULL);
}

void csig_enter_outside(void) {
  asked_to_end = 0;
  handle(SIGINT, leave_alone);
  handle(SIGQUIT, leave_alone);
  handle(SIGTERM, note);
  handle(SIGHUP, note);
  csig_unblock();
}

void csig_leave_outside(void) {
  csig_block();
  csig_reset_actions();
  if (asked_to_end) kill(getpid(), asked_to_end);
}

void csig_ignore_endings(void) {
  signal(SIGTERM, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
}
