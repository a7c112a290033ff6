# SPDX-License-Identifier: MIT
"""A lineage to compare programs on, and the forms in which they take it.

Cohorts of three to eight have one parent (85 %), two (12 %) or three (3 %). A parent mostly lies near, four
hundred snapshots back in the mean; one in fifty lies anywhere in the past. So there are 1.18 edges to a
snapshot, and generations grow with the count: a million is some thousands deep.
"""
import hashlib
import json
import math
import os
import random

REACH = 400


class Lineage:
    """Ids, parents by number (parents first), cohorts and depths; the same for the same count and seed."""

    def __init__(self, count, seed=1):
        self.ids, self.parents, self.cohorts, self.depths = [], [], [], []
        draw = random.Random(seed)
        while len(self.ids) < count:
            founds = not self.ids or draw.random() < 1e-4
            parents = [] if founds else self._draw_parents(draw)
            depth = 1 + max((self.depths[parent] for parent in parents), default=-1)
            cohort = self.cohorts[-1] + 1 if self.cohorts else 0
            size = 1 if founds else draw.randint(3, 8)
            for _ in range(min(size, count - len(self.ids))):
                name = f"{seed} {len(self.ids)}".encode()
                self.ids.append(hashlib.sha256(name).hexdigest()[:16])
                self.parents.append(parents)
                self.cohorts.append(cohort)
                self.depths.append(depth)
        self.deepest = max(range(count), key=lambda node: self.depths[node])
        self.other = max(0, count - 3)
        children = bytearray(count)
        for parents in self.parents:
            for parent in parents:
                children[parent] = 1
        self.leaves = [node for node in range(count) if not children[node]]

    def _draw_parents(self, draw):
        lot = draw.random()
        wanted = min(1 if lot < 0.85 else 2 if lot < 0.97 else 3, len(self.ids))
        newest = len(self.ids) - 1
        chosen = []
        while len(chosen) < wanted:
            if draw.random() < 0.98:
                distance = int(draw.expovariate(1 / REACH))
            else:
                distance = int(math.exp(draw.random() * math.log(newest + 1)))
            parent = max(0, newest - distance)
            if parent not in chosen:
                chosen.append(parent)
        return chosen

    @property
    def edge_count(self):
        return sum(map(len, self.parents))

    def write_table(self, path):
        """A line for each: id, parents parted by commas, cohort."""
        with open(path, "w") as file:
            for node, name in enumerate(self.ids):
                parents = ",".join(self.ids[parent] for parent in self.parents[node])
                file.write(f"{name}\t{parents}\tc{self.cohorts[node]}\n")

    def write_store(self, folder, count=None, filler=0):
        """Snapshot files as stemma writes them, with so many bytes of further contents."""
        os.makedirs(folder, exist_ok=True)
        draw = random.Random(2)
        words = "host port login token query select user path flag verify route cookie café".split()
        for node in range(count or len(self.ids)):
            parents = [{"id": self.ids[parent]} for parent in self.parents[node]]
            row = {
                "id": self.ids[node],
                "parent_id": parents[0]["id"] if parents else None,
                "parents": parents,
                "cohort": {"id": f"c{self.cohorts[node]}"},
                "curriculum": {"add": [words[node % 13]]} if parents else None,
            }
            document = {"id": self.ids[node], "lineage": [row]}
            if filler:
                text = " ".join(draw.choices(words, k=filler // 60))
                document["artifacts"] = {f"app/file{part}.py": text + "\n" for part in range(8)}
                document["world"] = {"nodes": [
                    {"id": f"n{n}", "kind": "host", "attrs": {"port": n, "weight": draw.random()}}
                    for n in range(filler // 600)]}
            with open(os.path.join(folder, self.ids[node] + ".json"), "w") as file:
                json.dump(document, file, sort_keys=True, ensure_ascii=False,
                          indent=2 if filler else None)

    def git_stream(self):
        """What `git fast-import` reads: a commit for each snapshot, all of the same empty tree."""
        for node, name in enumerate(self.ids):
            text = f"{name} c{self.cohorts[node]}"
            lines = ["commit refs/heads/main", f"mark :{node + 1}",
                     f"committer a <a@example.org> {1600000000 + 60 * node} +0000",
                     f"data {len(text)}", text]
            lines += [("merge" if place else "from") + f" :{parent + 1}"
                      for place, parent in enumerate(self.parents[node])]
            begin = "" if self.parents[node] else "reset refs/heads/main\n\n"
            yield (begin + "\n".join(lines) + "\n\n").encode()
