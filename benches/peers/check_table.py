"""The same with polars, on the rows and roles as separated values.

check_table.py FOLDER
"""

import sys

import polars as pl

folder = sys.argv[1]
rows = pl.read_csv(f"{folder}/responsibilities.csv")
roles = pl.read_csv(f"{folder}/roles.csv")


def number(frame):
    return frame.select(pl.len()).item()


def unknown(letter):
    named = rows.select("project", role=pl.col(letter).str.split(";")).drop_nulls().explode("role")
    return number(named.join(roles, on=["project", "role"], how="anti"))


owners = pl.col("A").str.count_matches(";", literal=True) + 1
found = number(rows.filter(owners.fill_null(0) != 1))
found += number(rows.filter(pl.col("R").is_null()))
found += number(rows) - number(rows.unique(["project", "id"]))
found += sum(unknown(letter) for letter in "ARCI")
print(found)
