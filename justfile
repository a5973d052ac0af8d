# Lists the parts of .ci/run.
default:
    @.ci/run --list

# Runs the named parts, for example `just ci tests lint`, or all of them in order.
ci *parts:
    .ci/run {{parts}}
