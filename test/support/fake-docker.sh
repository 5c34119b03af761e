#!/bin/sh
# fake-docker.sh COMMAND [ARGUMENTS]
# Stands in for the Docker CLI: bin/docker in a folder, where it keeps containers, volumes and
# networks as folders with their labels. It refuses what Docker refuses, and runs nothing.
set -eu
cd "${0%/*}/.."

# One write for each call: some run at the same time.
record() {
    text=$(printf '%s\037' "$@")
    printf '%s\036' "$text" >> calls
}
record "${TLS_PEM-}" "$@"

fail() {
    echo "Error response from daemon: $1" >&2
    exit 1
}

command=$1
if [ -e "answers/$command" ]; then
    exec sh "./answers/$command" "$@"
fi
shift
kind=containers
case $command in
    volume | network)
        kind=${command}s
        command=$1
        shift
        ;;
esac

make() {
    arguments=$*
    label=
    for name; do :; done
    while [ $# -gt 0 ]; do
        case $1 in
            --label) label=$2 ;;
            --name) name=$2 ;;
        esac
        shift
    done
    if [ -e "$kind/$name" ]; then
        # A volume that is there is taken; for the others it is a mistake.
        [ "$kind" = volumes ] && exit
        fail "Conflict: there is a $name."
    fi
    mkdir "$kind/$name"
    echo "$label" > "$kind/$name/label"
    echo "$arguments" > "$kind/$name/arguments"
}

list() {
    label=
    pattern=
    for argument; do
        case $argument in
            label=*) label=${argument#label=} ;;
            name=*) pattern=${argument#name=} ;;
        esac
    done
    for thing in "$kind"/*; do
        [ -e "$thing" ] || continue
        [ -z "$label" ] || grep -qx "$label" "$thing/label" || continue
        echo "${thing#"$kind"/}" | grep "$pattern" || true
    done
}

remove() {
    for name; do
        [ -e "$kind/$name" ] || continue
        if [ "$kind" = volumes ] && grep -q " $name:" containers/*/arguments 2> /dev/null; then
            fail "volume $name is in use."
        fi
        # Not deleted: a `docker wait` may stand in it.
        mv "$kind/$name" "removed/$name.$$"
    done
}

case $command in
    create) make "$@" ;;
    ps | ls) list "$@" ;;
    rm) remove "$@" ;;
    wait)
        cd "containers/$1"
        # This file is gone when a test has failed and taken all away.
        until [ -s status ] || [ ! -e "$0" ]; do sleep 0.02; done
        cat status
        ;;
    stop)
        [ -e "containers/$1" ] || fail "No such container: $1"
        [ -s "containers/$1/status" ] || echo 0 > "containers/$1/status"
        # Long enough for another stop to be seen that comes too soon.
        sleep 0.05
        record "" stopped "$1"
        ;;
    inspect)
        for name; do :; done
        cat "containers/$name/status"
        ;;
esac
