// SPDX-License-Identifier: MIT

#include "CYardstick.h"

#include <stdlib.h>
#include <string.h>

// Walks as anybody would write them over two compressed sparse rows, with a bit for each node and a
// list of those that are still to be visited. Nodes are numbered parents first.

typedef const yardstick_graph graph;
typedef uint64_t *bits;
typedef uint32_t node;

static size_t words_of(graph *g) { return (g->count + 63) / 64; }
static bits new_bits(graph *g) { return calloc(words_of(g) + 1, sizeof(uint64_t)); }
static int has(const uint64_t *set, node n) { return set[n >> 6] >> (n & 63) & 1; }
static void add(bits set, node n) { set[n >> 6] |= 1ull << (n & 63); }

static void fill(graph *g, bits set) {
  for (node n = 0; n < g->count; n++) add(set, n);
}

static void add_all(bits set, yardstick_nodes nodes) {
  for (size_t i = 0; i < nodes.count; i++) add(set, nodes.first[i]);
}

// All that is reached from some nodes along rows, as far as a domain goes where there is one.
static void reach(graph *g, yardstick_rows rows, bits set, yardstick_nodes from) {
  node *queue = malloc(sizeof(node) * ((size_t)g->count + 1));
  size_t head = 0, tail = 0;
  for (size_t i = 0; i < from.count; i++) {
    if (has(set, from.first[i])) continue;
    add(set, from.first[i]);
    queue[tail++] = from.first[i];
  }
  while (head < tail) {
    node n = queue[head++];
    for (uint32_t i = rows.starts[n]; i < rows.starts[n + 1]; i++) {
      node next = rows.nodes[i];
      if (has(set, next)) continue;
      add(set, next);
      queue[tail++] = next;
    }
  }
  free(queue);
}

// The neighbors of the members of a set.
static void step(graph *g, yardstick_rows rows, const uint64_t *set, bits result) {
  for (node n = 0; n < g->count; n++) {
    if (!has(set, n)) continue;
    for (uint32_t i = rows.starts[n]; i < rows.starts[n + 1]; i++) add(result, rows.nodes[i]);
  }
}

static void both(graph *g, yardstick_nodes x, yardstick_nodes y, bits result) {
  bits above = new_bits(g);
  reach(g, g->parents, result, x);
  reach(g, g->parents, above, y);
  for (size_t i = 0; i < words_of(g); i++) result[i] &= above[i];
  free(above);
}

// Members without a neighbor along rows that leads, however far, to another member: one sweep, in
// which nodes tell those behind them that a member lies there.
static void ends(graph *g, const uint64_t *set, int is_heads, bits result) {
  bits below = new_bits(g);
  for (node k = 0; k < g->count; k++) {
    node n = is_heads ? g->count - 1 - k : k;
    yardstick_rows rows = is_heads ? g->parents : g->children;
    int is_member = has(set, n);
    if (is_member && !has(below, n)) add(result, n);
    if (!is_member && !has(below, n)) continue;
    for (uint32_t i = rows.starts[n]; i < rows.starts[n + 1]; i++) add(below, rows.nodes[i]);
  }
  free(below);
}

static void family(graph *g, yardstick_nodes x, bits result) {
  node *queue = malloc(sizeof(node) * ((size_t)g->count + 1));
  size_t head = 0, tail = 0;
  add(result, x.first[0]);
  queue[tail++] = x.first[0];
  while (head < tail) {
    node n = queue[head++];
    for (int side = 0; side < 2; side++) {
      yardstick_rows rows = side ? g->parents : g->children;
      for (uint32_t i = rows.starts[n]; i < rows.starts[n + 1]; i++) {
        if (has(result, rows.nodes[i])) continue;
        add(result, rows.nodes[i]);
        queue[tail++] = rows.nodes[i];
      }
    }
  }
  free(queue);
}

static void dominated(graph *g, yardstick_nodes x, bits result) {
  node *roots = malloc(sizeof(node) * ((size_t)g->count + 1));
  size_t count = 0;
  bits reached = new_bits(g);
  add_all(reached, x);
  for (node n = 0; n < g->count; n++) {
    if (g->parents.starts[n] == g->parents.starts[n + 1] && !has(reached, n)) roots[count++] = n;
  }
  reach(g, g->children, reached, (yardstick_nodes){roots, count});
  fill(g, result);
  for (size_t i = 0; i < words_of(g); i++) result[i] &= ~reached[i];
  add_all(result, x);
  free(roots);
  free(reached);
}

// Those that have a neighbor in common with a member, one of which is back along some rows.
static void siblings(graph *g, yardstick_nodes x, yardstick_rows back, bits set) {
  bits members = new_bits(g);
  reach(g, g->children, members, x);
  // Whoever is the only member among the neighbors of a neighbor has no sibling there.
  for (node n = 0; n < g->count; n++) {
    node only = UINT32_MAX;
    size_t count = 0;
    for (uint32_t i = back.starts[n]; i < back.starts[n + 1]; i++) {
      if (!has(members, back.nodes[i])) continue;
      only = back.nodes[i];
      count++;
    }
    if (count == 0) continue;
    for (uint32_t i = back.starts[n]; i < back.starts[n + 1]; i++) {
      if (count > 1 || back.nodes[i] != only) add(set, back.nodes[i]);
    }
  }
  free(members);
}

void yardstick_walk(
    graph *g, yardstick_question question, yardstick_nodes x, yardstick_nodes y, bits result) {
  bits set = new_bits(g);
  switch (question) {
  case yardstick_above: reach(g, g->parents, result, x); break;
  case yardstick_below: reach(g, g->children, result, x); break;
  case yardstick_between:
    reach(g, g->children, result, x);
    reach(g, g->parents, set, y);
    for (size_t i = 0; i < words_of(g); i++) result[i] &= set[i];
    break;
  case yardstick_common: both(g, x, y, result); break;
  case yardstick_fork_point:
    both(g, x, y, set);
    ends(g, set, 1, result);
    break;
  case yardstick_only:
    reach(g, g->parents, result, x);
    reach(g, g->parents, set, y);
    for (size_t i = 0; i < words_of(g); i++) result[i] &= ~set[i];
    break;
  case yardstick_children_below:
    reach(g, g->children, set, x);
    step(g, g->children, set, result);
    break;
  case yardstick_parents_below:
    reach(g, g->children, set, x);
    step(g, g->parents, set, result);
    break;
  case yardstick_heads_below:
    reach(g, g->children, set, x);
    ends(g, set, 1, result);
    break;
  case yardstick_roots_below:
    reach(g, g->children, set, x);
    ends(g, set, 0, result);
    break;
  case yardstick_family: family(g, x, result); break;
  case yardstick_dominated: dominated(g, x, result); break;
  case yardstick_siblings_below: siblings(g, x, g->children, result); break;
  case yardstick_coparents_below: siblings(g, x, g->parents, result); break;
  case yardstick_leaves:
    for (node n = 0; n < g->count; n++) {
      if (g->children.starts[n] == g->children.starts[n + 1]) add(result, n);
    }
    break;
  case yardstick_merges:
    for (node n = 0; n < g->count; n++) {
      if (g->parents.starts[n + 1] - g->parents.starts[n] > 1) add(result, n);
    }
    break;
  case yardstick_generations:
    for (node n = 0; n < g->count; n++) {
      if (g->generations[n] >= 100 && g->generations[n] <= 200) add(result, n);
    }
    break;
  case yardstick_cohorts_below:
    reach(g, g->children, set, x);
    for (node n = 0; n < g->count; n++) {
      if (has(set, n)) {
        uint32_t c = g->cohort_of[n];
        add(result, n);
        if (c == UINT32_MAX) continue;
        for (uint32_t i = g->cohorts.starts[c]; i < g->cohorts.starts[c + 1]; i++) {
          add(result, g->cohorts.nodes[i]);
        }
      }
    }
    break;
  case yardstick_mixed:
    reach(g, g->parents, set, x);
    for (node n = 0; n < g->count; n++) {
      int is_leaf = g->children.starts[n] == g->children.starts[n + 1];
      int is_merge = g->parents.starts[n + 1] - g->parents.starts[n] > 1;
      if ((!has(set, n) && is_leaf) || is_merge) add(result, n);
    }
    break;
  }
  free(set);
}
