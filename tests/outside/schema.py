"""Validates project files with the schema of docs/schema: good ones pass, and each bad one fails.

Usage: schema.py SCHEMA, with the path of the schema, in the folder of the package. Needs the Python package jsonschema.
"""

import datetime
import json
import pathlib
import sys
import tomllib

import jsonschema

# Each bad file with what is wrong with it.
BAD = {
    "an unknown table": '[roles.a]\nname = "A"',
    "an unknown key of a role": '[role.a]\nname = "A"\nfiled-by = "bo"',
    "an unknown key of a responsibility": '[responsibility.a]\nname = "A"\nowner = "bo"',
    "an unknown key of a waiver": '[person.a]\nname = "A"\nwaive.idle-person = { reason = "new", til = 2030-12-31 }',
    "a table with no id": '[role]\nname = "A"',
    "a table that is a list": '[[role]]\nname = "A"',
    "an id with a capital": '[role.Boss]\nname = "A"',
    "an id with two hyphens": '[person.a--b]\nname = "A"',
    "a reference that is not an id": '[role.a]\nname = "A"\nreports-to = "The Boss"',
    "a phase of the file that is not an id": 'phase = "Go-live"',
    "a role without a name": '[role.a]\nshort = "A"',
    "a project without a name": '[project]\nmodel = "raci"',
    "a blank name": '[party.a]\nname = " "',
    "a name that is a number": '[phase.a]\nname = 1',
    "a boolean in quotes": '[role.a]\nname = "A"\nrequired = "true"',
    "a negative number": '[role.a]\nname = "A"\nat-most = -1',
    "a fraction": '[role.a]\nname = "A"\nat-least = 1.5',
    "a waiver without a reason": '[role.a]\nname = "A"\nwaive.idle-role = { until = 2030-12-31 }',
    "a waiver that is text": '[role.a]\nname = "A"\nwaive.idle-role = "later"',
    "a waiver until something that is not a date": '[role.a]\nname = "A"\nwaive.idle-role = { reason = "new", until = "spring" }',
    "a waiver until a date with a time": '[role.a]\nname = "A"\nwaive.idle-role = { reason = "new", until = 2030-12-31T12:00:00 }',
    "a letter list with a number": '[responsibility.a]\nname = "A"\nR = ["bo", 1]',
    "a role twice": '[responsibility.a]\nname = "A"\nR = ["bo", "bo"]',
    "two letters in one key": '[responsibility.a]\nname = "A"\nAR = "bo"',
    "a small letter": '[responsibility.a]\nname = "A"\na = "bo"',
    "an unknown language": '[project]\nname = "A"\nlanguage = "english"',
    "fail-on without a level to fail on": '[project]\nname = "A"\nfail-on = "info"',
    "an unknown level": '[rules]\nidle-role = "warning"',
    "an unknown rule": '[rules]\nidle-roles = "off"',
    "a rule of reading": '[rules]\nunknown-key = "off"',
    "the level of policies among the rules": '[rules]\npolicy = "off"',
    "a parameter of another rule": '[rules]\nmany-consulted = { share = 3 }',
    "a parameter of a rule without any": '[rules]\nidle-role = { max = 3 }',
    "a parameter in quotes": '[rules]\nmany-consulted = { max = "3" }',
    "a policy without a demand": '[policy.a]\ntitle = "A"',
    "an unknown demand": '[policy.a]\nrequires = { I = "bo" }',
    "a demand of no letter": '[policy.a]\nrequire = {}',
    "a demand of something that is not a letter": '[policy.a]\nrequire = { Ia = "bo" }',
    "a demand of no role": '[policy.a]\nrequire = { I = [] }',
    "a selection by a wrong key": '[policy.a]\nselect = { tag = "gate" }\ncount = { R = "1" }',
    "a count that is a number": '[policy.a]\ncount = { R = 1 }',
    "a count without its first number": '[policy.a]\ncount = { R = "..2" }',
    "a count of letters for each phase": '[policy.a]\neach = "phase"\ncount = { R = "1" }',
    "another demand for each phase": '[policy.a]\neach = "phase"\ncount = "1"\nrequire = { I = "bo" }',
    "a count without letters": '[policy.a]\ncount = "1"',
    "no people": '[policy.a]\npeople = { RA = 0 }',
    "a single distinct letter": '[policy.a]\ndistinct = ["R"]',
    "an unknown palette": '[style]\npalette = "dark"',
    "a colour by name": '[style]\ncolours = { A = "red" }',
    "a colour of something that is not a letter": '[style]\ncolours = { Aa = "#3D1230" }',
    "a font with a semicolon": '[style]\nfont = "Arial; }"',
    "a blank footer": '[style]\nfooter = ""',
    "a letter model without letters": '[model.a]\nname = "A"',
    "a letter model based on one of the project": '[model.a]\nname = "A"\nbased-on = "b"',
    "a letter of two": '[model.a]\nname = "A"\nletter.RA = { word = "A", count = "1" }',
    "an unknown kind": '[model.a]\nname = "A"\nletter.R = { word = "A", count = "1", kind = "doer" }',
    "a word in an unknown language": '[model.a]\nname = "A"\nletter.R = { word = { la = "A" }, count = "1" }',
    "several owners": '[model.a]\nname = "A"\nletter.R = { word = "A", count = "1..", owner = true }',
}


def with_dates_as_text(value):
    """The value with its dates, which JSON does not have, as text."""
    if isinstance(value, dict):
        return {key: with_dates_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_dates_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def main(schema):
    schema = json.loads(pathlib.Path(schema).read_text(encoding="utf-8"))
    kind = jsonschema.Draft7Validator
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)

    def mistakes(text):
        return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(
            with_dates_as_text(tomllib.loads(text)))]

    good = [*pathlib.Path("examples").rglob("*.toml"), *pathlib.Path("tests/rules").glob("*/good/**/*.toml")]
    assert len(good) > 100, f"only {len(good)} files below examples and tests/rules"
    failures = []
    for path in sorted(good):
        failures += [f"{path}: {mistake}" for mistake in mistakes(path.read_text(encoding="utf-8"))[:1]]
    failures += [f"{what} passes" for what, text in BAD.items() if not mistakes(text)]
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{len(good) + len(BAD) - len(failures)} passed, {len(failures)} failed")
    sys.exit(bool(failures))


main(sys.argv[1])
