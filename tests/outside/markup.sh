#!/usr/bin/env bash
# Reads Markdown, pictures and charts back with programs that nobody here wrote: of every example, and of a project
# whose names are markup. Usage: markup.sh RACI, with the path of the program.
set -euo pipefail
raci=$(realpath "$1")
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Its notes are of no interest unless it fails.
export_to() {
  "$raci" export "${@:2}" -o "$folder/$1" 2> "$folder/notes" || { cat "$folder/notes" >&2; exit 1; }
}

python3 markup.py project "$folder/hostile"
views=matrix,people,parties,letters,roles,load,structure
for project in ../../examples/*/ "$folder/hostile/"; do
  name=$(basename "$project")
  for format in json md svg; do
    export_to "$name.$format" "$project" --view "$views"
  done
  export_to "$name.turned.svg" "$project" --transpose
  export_to "$name.mmd" "$project"
  export_to "$name.dot" "$project"
done

{
  for picture in "$folder"/*.svg; do
    xmllint --noout "$picture" && echo "ok: xmllint $(basename "$picture")" || echo "FAILED: xmllint $picture"
  done
  java -jar node_modules/vnu-jar/build/dist/vnu.jar --svg --Werror "$folder"/*.svg 2>&1 \
    && echo 'ok: vnu' || echo 'FAILED: vnu'
  python3 markup.py check "$folder" || echo 'FAILED: markup.py'
  node markup.mjs "$folder" || echo 'FAILED: markup.mjs'
} | tee "$folder/outcome"
passed=$(grep -c '^ok: ' "$folder/outcome" || true)
failed=$(grep -c '^FAILED: ' "$folder/outcome" || true)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
