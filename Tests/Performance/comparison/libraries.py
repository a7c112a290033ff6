# SPDX-License-Identifier: MIT
"""Asks Python's graph libraries and SQLite the same questions, each in a process of its own.

usage: libraries.py networkx|scipy|sqlite LINEAGE.tsv DEEPEST OTHER ROUNDS

Prints JSON: seconds by question, and the peak memory in MB.
"""
import json
import resource
import statistics
import sys
import time


def rows(path):
    with open(path) as file:
        for line in file:
            name, parents, cohort = line.rstrip("\n").split("\t")
            yield name, parents.split(",") if parents else [], cohort


def median(work, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def with_networkx(path, deepest, other):
    import networkx as nx
    graph = nx.DiGraph()
    root = None
    for name, parents, cohort in rows(path):
        graph.add_node(name, cohort=cohort)
        root = root or name
        graph.add_edges_from((parent, name) for parent in parents)
    return {
        "ancestors": lambda: len(nx.ancestors(graph, deepest)),
        "descendants": lambda: len(nx.descendants(graph, root)),
        "common": lambda: len(nx.ancestors(graph, deepest) & nx.ancestors(graph, other)),
        "order": lambda: sum(1 for _ in nx.topological_sort(graph)),
    }


def with_scipy(path, deepest, other):
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order
    numbers, children, parents = {}, [], []
    for name, above, _ in rows(path):
        numbers[name] = len(numbers)
        for parent in above:
            children.append(numbers[name])
            parents.append(numbers[parent])
    shape = (len(numbers), len(numbers))
    ones = np.ones(len(children))
    up = csr_matrix((ones, (children, parents)), shape=shape)
    down = csr_matrix((ones, (parents, children)), shape=shape)

    def reached(matrix, node):
        return breadth_first_order(matrix, node, return_predecessors=False)

    return {
        "ancestors": lambda: len(reached(up, numbers[deepest])) - 1,
        "descendants": lambda: len(reached(down, 0)) - 1,
        "common": lambda: len(np.intersect1d(
            reached(up, numbers[deepest]), reached(up, numbers[other]))),
    }


def with_sqlite(path, deepest, other):
    import sqlite3
    database = sqlite3.connect(":memory:")
    database.execute("create table edge (child int, parent int)")
    numbers = {}
    for name, above, _ in rows(path):
        numbers[name] = len(numbers)
        database.executemany("insert into edge values (?, ?)",
                             [(numbers[name], numbers[parent]) for parent in above])
    database.execute("create index up on edge (child, parent)")
    database.execute("create index down on edge (parent, child)")

    def reach(towards, away):
        return (f"with recursive r(x) as (values(?) union select {towards} from edge "
                f"join r on {away} = x) select x from r")

    def count(query, *nodes):
        return database.execute(f"select count(*) from ({query})", nodes).fetchone()[0]

    above = reach("parent", "child")
    both = f"select * from ({above}) intersect select * from ({above})"
    return {
        "ancestors": lambda: count(above, numbers[deepest]) - 1,
        "descendants": lambda: count(reach("child", "parent"), 0) - 1,
        "common": lambda: count(both, numbers[deepest], numbers[other]),
    }


def main():
    name, path, deepest, other, rounds = sys.argv[1:]
    start = time.perf_counter()
    questions = globals()["with_" + name](path, deepest, other)
    figures = {"load": [time.perf_counter() - start, None]}
    for question, work in questions.items():
        figures[question] = median(work, int(rounds))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"figures": figures, "memory": memory}))


main()
