// SPDX-License-Identifier: MIT
// What Swift cannot import of ncurses and of the C library, each with its reason.
#pragma once
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <langinfo.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <wchar.h>

// Global variables are "shared mutable state" to Swift.
static inline WINDOW *cnc_window(void) { return stdscr; }
static inline int cnc_rows(void) { return LINES; }
static inline int cnc_columns(void) { return COLS; }
static inline int cnc_colors(void) { return COLORS; }

// Macros that compute their value.
static const attr_t cnc_bold = WA_BOLD;
static const attr_t cnc_dim = WA_DIM;
static const attr_t cnc_reverse = WA_REVERSE;
static const attr_t cnc_underline = WA_UNDERLINE;
static const attr_t cnc_italic = WA_ITALIC;

// A pair beyond 32767 is passed by reference, and `opts` is a `void *`.
static inline void cnc_set_style(attr_t attributes, int pair) {
  wattr_set(stdscr, attributes, (short)pair, &pair);
}

// Variadic.
static inline bool cnc_window_size(int terminal, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}
static inline int cnc_bytes_waiting(int terminal) {
  int count = 0;
  return ioctl(terminal, FIONREAD, &count) == 0 ? count : 0;
}

// Left out of the C library's module map, or hidden in it behind a feature macro.
static inline int cnc_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
static inline const char *cnc_codeset(void) { return nl_langinfo(CODESET); }
static inline int cnc_open_event_counter(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// Last, as it makes macros of words such as `columns`.
#include <term.h>

// A global variable.
static inline void cnc_free_terminal_description(void) { del_curterm(cur_term); }

// Declared with `char *`, though it does not write.
static inline const char *cnc_string_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  // -1: not a string.
  return value == (const char *)-1 ? NULL : value;
}
static inline bool cnc_flag_capability(const char *name) { return tigetflag((char *)name) > 0; }
