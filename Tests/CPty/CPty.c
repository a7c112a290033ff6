// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "CPty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

bool cpty_open(cpty *pty) {
  char name[64];
  pty->process = pty->terminal = -1;
  pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (pty->master < 0) return false;
  if (grantpt(pty->master) == 0 && unlockpt(pty->master) == 0 &&
      ptsname_r(pty->master, name, sizeof name) == 0)
    pty->terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (pty->terminal >= 0) return true;
  int cause = errno;
  close(pty->master);
  errno = cause;
  return false;
}

// Only what may be done between fork and exec.
static void run(const cpty *pty, const char *path, char *const arguments[],
                char *const environment[], const char *directory) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  setsid();
  ioctl(pty->terminal, TIOCSCTTY, 0);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(pty->terminal, descriptor);
  close_range(3, ~0U, 0);
  if (directory && chdir(directory) != 0) return;
  execve(path, arguments, environment);
}

bool cpty_start(cpty *pty, const char *path, char *const arguments[], char *const environment[],
                const char *directory) {
  pty->process = fork();
  if (pty->process == 0) {
    run(pty, path, arguments, environment, directory);
    _exit(127);
  }
  return pty->process > 0;
}

void cpty_resize(const cpty *pty, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(pty->master, TIOCSWINSZ, &size);
}

int cpty_unread(const cpty *pty) {
  int count = 0;
  return ioctl(pty->terminal, FIONREAD, &count) == 0 ? count : 0;
}

bool cpty_has_ended(const cpty *pty, int *status) {
  int raw;
  if (waitpid(pty->process, &raw, WNOHANG) != pty->process) return false;
  *status = WIFEXITED(raw) ? WEXITSTATUS(raw) : -WTERMSIG(raw);
  return true;
}
