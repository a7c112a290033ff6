// SPDX-License-Identifier: MIT

#define SIMDJSON_EXCEPTIONS 0
#include "CYardstick.h"

#include <algorithm>
#include <dirent.h>
#include <fcntl.h>
#include <malloc.h>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace simdjson;

static std::vector<std::string> names(const char *path) {
  std::vector<std::string> names;
  DIR *directory = opendir(path);
  while (dirent *entry = directory ? readdir(directory) : nullptr) {
    if (entry->d_name[0] != '.') { names.push_back(entry->d_name); }
  }
  if (directory) { closedir(directory); }
  std::sort(names.begin(), names.end());
  return names;
}

/// Adds up the lengths of the ids of all parents in the rows of a lineage.
static size_t parents(ondemand::value lineage) {
  ondemand::array rows;
  std::string_view text;
  size_t sum = 0;
  if (lineage.get_array().get(rows)) { return 0; }
  for (auto row : rows) {
    ondemand::array parents;
    if (row["parents"].get_array().get(parents)) { continue; }
    for (auto parent : parents) {
      if (!parent["id"].get_string().get(text)) { sum += text.size(); }
    }
  }
  return sum;
}

/// Takes id and parents out of a file in chain shape, and steps over the rest to its end; returns
/// how many bytes they have.
static size_t scan(ondemand::parser &parser, const std::vector<char> &buffer, size_t length) {
  ondemand::document document;
  ondemand::object root;
  std::string_view text;
  size_t sum = 0;
  if (parser.iterate(buffer.data(), length, buffer.size()).get(document)) { return 0; }
  if (document.get_object().get(root)) { return 0; }
  for (auto result : root) {
    ondemand::field field;
    if (std::move(result).get(field)) { return 0; }
    if (field.key() == "id" && !field.value().get_string().get(text)) { sum += text.size(); }
    if (field.key() == "lineage") { sum += parents(field.value()); }
  }
  return document.current_location().error() == OUT_OF_BOUNDS ? sum : 0;
}

size_t yardstick_scan(const char *path, yardstick_work work) {
  int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  std::vector<char> buffer(1 << 20);
  ondemand::parser parser;
  size_t length = 0;
  for (auto &name : names(path)) {
    int file = openat(directory, name.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) { continue; }
    buffer.resize(std::max<size_t>(buffer.size(), size_t(status.st_size) + SIMDJSON_PADDING));
    ssize_t count = read(file, buffer.data(), buffer.size() - SIMDJSON_PADDING);
    close(file);
    if (count <= 0) { continue; }
    length += size_t(count);
    if (work == yardstick_on_demand && scan(parser, buffer, size_t(count)) == 0) { length = 0; }
  }
  close(directory);
  return length;
}

void yardstick_trim(void) { malloc_trim(0); }
