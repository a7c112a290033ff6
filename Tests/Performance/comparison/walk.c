// SPDX-License-Identifier: MIT

// The practical limit: the same questions over compressed sparse rows, by plain walks.
// usage: walk LINEAGE.tsv DEEPEST OTHER ROUNDS    numbers of lines from 0; prints name, seconds, count
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef uint32_t u32;
typedef uint64_t u64;

static u32 count, edges;
static u32 *parent_starts, *parents, *child_starts, *children, *cohorts, *cohort_starts, *members;
static u32 *queue, *rows, *levels;
static u64 *set, *other_set;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static void *array(size_t length, size_t size) {
  void *memory = calloc(length + 1, size);
  if (!memory) exit(1);
  return memory;
}

static int has(const u64 *bits, u32 node) { return bits[node >> 6] >> (node & 63) & 1; }
static void add(u64 *bits, u32 node) { bits[node >> 6] |= 1ull << (node & 63); }

static u32 reach(const u32 *starts, const u32 *targets, u32 from, u64 *bits) {
  u32 head = 0, tail = 0;
  memset(bits, 0, (count / 64 + 1) * 8);
  add(bits, from);
  queue[tail++] = from;
  while (head < tail) {
    u32 node = queue[head++];
    for (u32 edge = starts[node]; edge < starts[node + 1]; edge++)
      if (!has(bits, targets[edge])) {
        add(bits, targets[edge]);
        queue[tail++] = targets[edge];
      }
  }
  return tail - 1;
}

static u32 ancestors(u32 deepest, u32 other) {
  (void)other;
  return reach(parent_starts, parents, deepest, set);
}

static u32 descendants(u32 deepest, u32 other) {
  (void)deepest, (void)other;
  return reach(child_starts, children, 0, set);
}

static u32 common(u32 deepest, u32 other) {
  u32 found = 0;
  reach(parent_starts, parents, deepest, set);
  reach(parent_starts, parents, other, other_set);
  for (u32 word = 0; word < count / 64 + 1; word++)
    found += __builtin_popcountll(set[word] & other_set[word]);
  return found;
}

static u32 order(u32 deepest, u32 other) {
  u32 head = 0, tail = 0;
  (void)deepest, (void)other;
  for (u32 node = 0; node < count; node++) {
    levels[node] = parent_starts[node + 1] - parent_starts[node];
    if (!levels[node]) queue[tail++] = node;
  }
  while (head < tail) {
    u32 node = queue[head++];
    for (u32 edge = child_starts[node]; edge < child_starts[node + 1]; edge++)
      if (!--levels[children[edge]]) queue[tail++] = children[edge];
  }
  return tail;
}

static u32 mates(u32 deepest, u32 other) {
  u32 found = 0;
  reach(child_starts, children, 0, other_set);
  (void)deepest, (void)other;
  memset(set, 0, (count / 64 + 1) * 8);
  for (u32 node = 0; node < count; node++)
    if (has(other_set, node) && !has(set, node))
      for (u32 at = cohort_starts[cohorts[node]]; at < cohort_starts[cohorts[node] + 1]; at++)
        add(set, members[at]);
  for (u32 word = 0; word < count / 64 + 1; word++) found += __builtin_popcountll(set[word]);
  return found;
}

// The order of rows: each node below its first parent.
static u32 tree(u32 deepest, u32 other) {
  u32 top = 0, found = 0;
  (void)deepest, (void)other;
  for (u32 node = count; node-- > 0;)
    if (parent_starts[node] == parent_starts[node + 1]) queue[top++] = node, levels[node] = 0;
  while (top) {
    u32 node = queue[--top];
    rows[2 * found] = node;
    rows[2 * found++ + 1] = levels[node];
    for (u32 edge = child_starts[node + 1]; edge-- > child_starts[node];) {
      u32 child = children[edge];
      if (parents[parent_starts[child]] != node) continue;
      levels[child] = levels[node] + 1;
      queue[top++] = child;
    }
  }
  return found;
}

static void transpose(const u32 *starts, const u32 *targets, u32 sources, u32 **out_starts,
                      u32 **out_targets, u32 length) {
  u32 *counts = array(length + 1, 4), *result = array(starts[sources], 4);
  for (u32 edge = 0; edge < starts[sources]; edge++) counts[targets[edge] + 1]++;
  for (u32 node = 0; node < length; node++) counts[node + 1] += counts[node];
  u32 *next = array(length, 4);
  memcpy(next, counts, length * 4ul);
  for (u32 node = 0; node < sources; node++)
    for (u32 edge = starts[node]; edge < starts[node + 1]; edge++)
      result[next[targets[edge]]++] = node;
  *out_starts = counts;
  *out_targets = result;
}

// The table has ids; here is their number by a table of hashes.
static u64 *ids;
static u32 *slots, mask;

static u32 *slot(u64 id) {
  u32 place = (id * 0x9E3779B97F4A7C15ull >> 32) & mask;
  while (slots[place] && ids[slots[place] - 1] != id) place = (place + 1) & mask;
  return &slots[place];
}

static void load(const char *path) {
  FILE *file = fopen(path, "r");
  char line[4096];
  if (!file) exit(1);
  while (fgets(line, sizeof line, file)) count++;
  rewind(file);
  for (mask = 1; mask < 2 * count; mask *= 2);
  slots = array(mask--, 4);
  ids = array(count, 8);
  parent_starts = array(count + 1, 4);
  parents = array(3ul * count, 4);
  cohorts = array(count, 4);
  u32 *node_starts = array(count + 1, 4), last = 0;
  for (u32 node = 0; fgets(line, sizeof line, file); node++) {
    char *rest = line;
    ids[node] = strtoull(rest, &rest, 16);
    *slot(ids[node]) = node + 1;
    rest++;
    while (*rest != '\t') {
      if (*rest == ',') rest++;
      parents[edges++] = *slot(strtoull(rest, &rest, 16)) - 1;
    }
    parent_starts[node + 1] = edges;
    cohorts[node] = last = atoi(rest + 2);
    node_starts[node + 1] = node + 1;
  }
  fclose(file);
  transpose(parent_starts, parents, count, &child_starts, &children, count);
  transpose(node_starts, cohorts, count, &cohort_starts, &members, last + 1);
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return difference < 0 ? -1 : difference > 0;
}

int main(int words, char **word) {
  if (words != 5) return 2;
  load(word[1]);
  u32 deepest = atoi(word[2]), other = atoi(word[3]), rounds = atoi(word[4]);
  queue = array(count, 4), rows = array(2ul * count, 4), levels = array(count, 4);
  set = array(count / 64 + 1, 8), other_set = array(count / 64 + 1, 8);
  struct {
    const char *name;
    u32 (*work)(u32, u32);
  } questions[] = {{"ancestors", ancestors}, {"descendants", descendants},
                   {"common", common},       {"order", order},
                   {"cohorts", mates},       {"tree", tree}};
  for (size_t at = 0; at < sizeof questions / sizeof *questions; at++) {
    double *times = array(rounds, sizeof(double));
    u32 found = questions[at].work(deepest, other);
    for (u32 round = 0; round < rounds; round++) {
      double start = now();
      found = questions[at].work(deepest, other);
      times[round] = now() - start;
    }
    qsort(times, rounds, sizeof(double), by_size);
    printf("%s\t%.9f\t%u\n", questions[at].name, times[rounds / 2], found);
  }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("memory\t%.1f\t0\n", usage.ru_maxrss / 1024.0);
}
