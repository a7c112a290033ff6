// SPDX-License-Identifier: MIT
// A terminal emulator; what Swift cannot import of it, each with its reason.
#pragma once
#include <vterm.h>

// Macros with parameters. -1 is the terminal's own color; libvterm gives colors by index or, from
// a direct-color sequence, as 0x1000000 + red, green, blue.
static inline int cvterm_color(const VTermColor *color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return -1;
  if (VTERM_COLOR_IS_INDEXED(color)) return color->indexed.idx;
  return 1 << 24 | color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue;
}
