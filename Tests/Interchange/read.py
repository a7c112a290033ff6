# SPDX-License-Identifier: MIT
"""Reads the exports of a folder with prov, hstrat and networkx, and compares them with the JSON lines."""
import csv
import json
import os
import sys
import warnings

folder = sys.argv[1]
with open(os.path.join(folder, "lineage.jsonl")) as file:
    snapshots = {line["id"]: line for line in map(json.loads, file)}
edges = {(name, parent["id"]) for name, line in snapshots.items() for parent in line["parents"]
         if parent["id"] in snapshots}


def path(form):
    return os.path.join(folder, "lineage." + form)


def check_prov(form):
    import prov.model
    document = prov.model.ProvDocument.deserialize(path(form))
    records = list(document.get_records())
    kinds = [type(record).__name__ for record in records]
    assert kinds.count("ProvDerivation") == len(edges), "a derivation for each parent"
    labels = {str(next(iter(record.get_attribute("prov:label")), "")) for record in records
              if isinstance(record, prov.model.ProvEntity)}
    assert set(snapshots) <= labels, "an entity for each snapshot"
    derived = {}
    for record in records:
        if isinstance(record, prov.model.ProvDerivation):
            derived.setdefault(record.args[0], set()).add(record.args[1])
            assert record.get_attribute("prov:role"), "each has a role"
    # Nothing may derive from itself, however far away.
    done, open_ = set(), set()

    def visit(start):
        stack = [(start, iter(derived.get(start, ())))]
        open_.add(start)
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                open_.discard(node)
                done.add(node)
                stack.pop()
            elif following in open_:
                raise AssertionError(f"{following} derives from itself")
            elif following not in done:
                open_.add(following)
                stack.append((following, iter(derived.get(following, ()))))

    for entity in derived:
        if entity not in done:
            visit(entity)
    members = kinds.count("ProvMembership")
    mates = sum(1 for line in snapshots.values() if line["cohort"])
    assert members >= mates, f"{members} memberships of {mates} snapshots in cohorts"


def check_alife():
    with warnings.catch_warnings():
        # The libraries' own.
        warnings.simplefilter("ignore")
        import pandas
        from hstrat._auxiliary_lib import alifestd_validate
        frame = pandas.read_csv(path("alife-csv"), keep_default_na=False)
        assert alifestd_validate(frame), "hstrat's validator refuses it"
    with open(path("alife-csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    seen = set()
    for row in rows:
        parents = row["ancestor_list"].strip("[]")
        assert parents == "none" or set(parents.split(",")) <= seen, "parents first"
        seen.add(row["id"])
    assert [row["snapshot_id"] for row in rows] == list(snapshots), "each once, in the lineage's order"


def check_graphml():
    import networkx
    graph = networkx.read_graphml(path("graphml"))
    assert graph.number_of_nodes() == len(snapshots)
    assert graph.number_of_edges() == len(edges)
    for _, facts in graph.nodes(data=True):
        assert isinstance(facts["generation"], int) and isinstance(facts["missing"], bool)
        assert isinstance(facts.get("difficulty", 0.0), float)
    for parent, child, facts in graph.edges(data=True):
        assert isinstance(facts["place"], int) and facts["role"]


check_prov("prov-json")
check_prov("sheet")
check_alife()
check_graphml()
