# SPDX-License-Identifier: MIT
"""Reads the id and the parents of all files of a folder. usage: scan.py json|orjson FOLDER"""
import os
import sys

name, folder = sys.argv[1:]
loads = __import__(name).loads
total = 0
for entry in os.scandir(folder):
    with open(entry.path, "rb") as file:
        document = loads(file.read())
    total += len(document["id"]) + sum(len(row["parents"]) for row in document["lineage"])
print(total)
