// SPDX-License-Identifier: MIT

#ifndef CYARDSTICK_H
#define CYARDSTICK_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How far files are gone into.
typedef enum {
  /// They are read, in the order of their names.
  yardstick_read,
  /// simdjson's on-demand reader takes id and parents out of them, and checks the encoding of the
  /// whole and that nothing stands after its end.
  yardstick_on_demand,
} yardstick_work;

/// Goes through the files of a directory, and returns how many bytes they have.
size_t yardstick_scan(const char *path, yardstick_work work);

/// Gives memory that is no longer used back to the system, so that what is used can be seen.
void yardstick_trim(void);

#ifdef __cplusplus
}
#endif

#endif
