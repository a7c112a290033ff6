// SPDX-License-Identifier: MIT

#include "CSimdjson.h"

#include <algorithm>
#include <new>
#include <simdjson.h>

/// `dom::parser` is the public type that shows its first stage, the search for tokens.
struct csimdjson {
  simdjson::dom::parser parser;
};

csimdjson *csimdjson_create(void) { return new (std::nothrow) csimdjson; }

void csimdjson_destroy(csimdjson *simdjson) { delete simdjson; }

const uint32_t *csimdjson_index(
    csimdjson *simdjson, const uint8_t *bytes, size_t length, size_t *count) {
  simdjson::dom::parser &parser = simdjson->parser;
  *count = 0;
  // Twice the length, so that documents that grow little by little do not each cost an allocation.
  bool suffices = parser.implementation && length <= parser.capacity();
  if (!suffices &&
      parser.allocate(std::max<size_t>(2 * length, 1 << 16)) != simdjson::SUCCESS) {
    return nullptr;
  }
  auto &stages = *parser.implementation;
  if (stages.stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
    return nullptr;
  }
  *count = stages.n_structural_indexes;
  return stages.structural_indexes.get();
}
