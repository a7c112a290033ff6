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

static void run(const char *name, const char *path, char *const arguments[],
                char *const environment[], const char *directory) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  // The first terminal that a session leader opens controls the session.
  setsid();
  int terminal = open(name, O_RDWR);
  if (terminal < 0) return;
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(terminal, descriptor);
  close_range(3, ~0U, 0);
  if (directory && chdir(directory) != 0) return;
  execve(path, arguments, environment);
}

static bool open_pair(cpty *pty, char *name, size_t capacity) {
  pty->terminal = -1;
  pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (pty->master < 0 || grantpt(pty->master) != 0 || unlockpt(pty->master) != 0) return false;
  if (ptsname_r(pty->master, name, capacity) != 0) return false;
  pty->terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  return pty->terminal >= 0;
}

bool cpty_start(cpty *pty, const char *path, char *const arguments[], char *const environment[],
                const char *directory, int rows, int columns) {
  char name[64];
  if (!open_pair(pty, name, sizeof name)) goto failed;
  cpty_resize(pty, rows, columns);
  pty->process = fork();
  if (pty->process == 0) {
    run(name, path, arguments, environment, directory);
    _exit(127);
  }
  if (pty->process > 0) return true;
failed:;
  int cause = errno;
  close(pty->terminal);
  close(pty->master);
  errno = cause;
  return false;
}

void cpty_resize(const cpty *pty, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(pty->master, TIOCSWINSZ, &size);
}

bool cpty_has_ended(const cpty *pty, int *status) {
  int raw;
  if (waitpid(pty->process, &raw, WNOHANG) != pty->process) return false;
  *status = WIFEXITED(raw) ? WEXITSTATUS(raw) : -WTERMSIG(raw);
  return true;
}
