#!/usr/bin/env bash
# Looks at exported pages with the checkers of HTML, and works with them in a browser.
# Usage: page.sh RACI, with the path of the program. The packages of this folder have to be installed (npm ci).
set -euo pipefail
raci=$(realpath "$1")
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

node page/projects.mjs "$folder"
for example in ../../examples/*/; do
  "$raci" export "$example" -o "$folder/$(basename "$example").html"
done
for project in hostile banner ribbon thread large; do
  "$raci" export "$folder/$project" -o "$folder/$project.html"
done
"$raci" export ../../examples/order-management --transpose -o "$folder/transposed.html"
"$raci" export ../../examples/order-management --view matrix --max-columns 5 -o "$folder/parts.html"
"$raci" export ../../examples/order-management --view sheet -o "$folder/sheets.html"
"$raci" export ../../examples/order-management --person "Zofia Wójcik" -o "$folder/sheet.html"
"$raci" export "$folder/hostile" --view sheet -o "$folder/hostile-sheets.html"
"$raci" export "$folder/banner" --view sheet -o "$folder/banner-sheets.html"

"$raci" diff ../../examples/operations ../../examples/commerce-release --format html --exit-zero -o "$folder/diff.html"
"$raci" diff ../../examples/operations "$folder/hostile" --format html --exit-zero -o "$folder/diff-hostile.html"

# Three rules are off: Word and mail programs take colours from inline styles and from bgcolor, and lines from border;
# and a title is as long as the project has it.
# shellcheck disable=SC2046
node_modules/.bin/html-validate --config page.htmlvalidate.json $(ls "$folder"/*.html | grep -v large)
# For the same reason two messages are let pass; and vnu takes the last line of a style or script for the whole when it
# looks for its hash, which the browser does rightly below; nor does it know that a logo is allowed as data.
# shellcheck disable=SC2046
java -jar node_modules/vnu-jar/build/dist/vnu.jar --Werror --filterpattern \
  'The .(bgcolor|border). attribute on the .(td|th|table). element is obsolete.*|Inline (style|script) violates Content Security Policy.*|Resource violates Content Security Policy.*data:image.*' \
  $(ls "$folder"/*.html | grep -v large)

node page/main.mjs "$raci" "$folder"
