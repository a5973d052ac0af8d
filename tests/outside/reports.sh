#!/usr/bin/env bash
# Validates the reports of a check by the schemas of their formats: of every broken project, and of a clean one.
# Usage: reports.sh RACI SCHEMAS, with the path of the program and of the folder with the schemas.
set -euo pipefail
raci=$1
schemas=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check check-jsonschema==0.39.0

# The exit status of a check is that of its findings, which are meant to be there.
"$raci" check tests/rules --format "sarif=$folder/bad.sarif" --format "junit=$folder/bad.xml" || [ $? = 1 ]
"$raci" check examples --today 2026-11-22 --format "sarif=$folder/good.sarif" --format "junit=$folder/good.xml"
for report in bad good; do
  "$folder/venv/bin/check-jsonschema" --schemafile "$schemas/sarif-2.1.0.json" "$folder/$report.sarif"
  xmllint --noout --schema "$schemas/junit-10.xsd" "$folder/$report.xml"
done
echo '4 passed, 0 failed'
