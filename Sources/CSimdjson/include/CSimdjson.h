// SPDX-License-Identifier: MIT

#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// simdjson with its buffers, which grow with the longest document; for one thread at a time.
typedef struct csimdjson csimdjson;

/// Sets up simdjson; NULL where there is no memory.
csimdjson *csimdjson_create(void);

/// Frees what belongs to it.
void csimdjson_destroy(csimdjson *simdjson);

/// Finds where the tokens of a document begin: brackets, commas, colons, opening quotes, and the
/// first bytes of words and numbers.
///
/// Nothing else but white space stands between them. All is UTF-8, and all strings end and hold no
/// bare control characters; nothing more is checked.
///
/// Returns places in the document in ascending order, `count` of them, which stay until the next
/// call; or NULL where there is none, or the document is not as said.
const uint32_t *csimdjson_index(
    csimdjson *simdjson, const uint8_t *bytes, size_t length, size_t *count);

#ifdef __cplusplus
}
#endif

#endif
