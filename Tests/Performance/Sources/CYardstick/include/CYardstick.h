// SPDX-License-Identifier: MIT

#ifndef CYARDSTICK_H
#define CYARDSTICK_H

#include <stddef.h>
#include <stdint.h>

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

/// Some nodes.
typedef struct {
  const uint32_t *first;
  size_t count;
} yardstick_nodes;

/// A compressed sparse row: the neighbors of node n stand from `starts[n]` to `starts[n + 1]`.
typedef struct {
  const uint32_t *starts;
  const uint32_t *nodes;
} yardstick_rows;

/// A graph without cycles, its nodes numbered parents first.
typedef struct {
  uint32_t count;
  yardstick_rows parents;
  yardstick_rows children;
  const uint32_t *generations;
  /// The cohort of each node, `UINT32_MAX` for none, and the members of each cohort.
  const uint32_t *cohort_of;
  yardstick_rows cohorts;
} yardstick_graph;

/// What to find out, of some nodes x and perhaps others y. "Below" is x with all its descendants.
typedef enum {
  yardstick_above,
  yardstick_below,
  yardstick_between,
  yardstick_common,
  yardstick_fork_point,
  yardstick_only,
  yardstick_children_below,
  yardstick_parents_below,
  yardstick_heads_below,
  yardstick_roots_below,
  yardstick_family,
  yardstick_dominated,
  yardstick_siblings_below,
  yardstick_coparents_below,
  yardstick_leaves,
  yardstick_merges,
  yardstick_generations,
  yardstick_cohorts_below,
  /// Not above x, and without children; or with several parents.
  yardstick_mixed,
} yardstick_question;

/// Sets a bit for each node of the answer, in words that are zero before.
void yardstick_walk(
    const yardstick_graph *graph, yardstick_question question, yardstick_nodes x, yardstick_nodes y,
    uint64_t *result);

/// Gives memory that is no longer used back to the system, so that what is used can be seen.
void yardstick_trim(void);

#ifdef __cplusplus
}
#endif

#endif
