#!/bin/sh
# base-image.sh [IMAGE]
# Makes Debian's base image with debootstrap, for a machine that reaches Debian's archive but no
# image registry. Needs root, debootstrap and a running Docker.
#   IMAGE   its name, debian-base:trixie by default
#   MIRROR  (environment) the archive, http://deb.debian.org/debian by default
set -eu

case ${1:-} in
    -h | --help)
        sed -n '2,6s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
esac
image=${1:-debian-base:trixie}
mirror=${MIRROR:-http://deb.debian.org/debian}

fail() {
    echo "$1" >&2
    exit 2
}
[ "$(id -u)" -eq 0 ] || fail "debootstrap needs root: run this with sudo."
command -v debootstrap > /dev/null || fail "There is no debootstrap: apt-get install debootstrap."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 0755 "$folder"

debootstrap --variant=minbase trixie "$folder" "$mirror"

# How this machine reaches archives, so that the build inside does too: certificate authorities of a
# company's proxy, and apt's settings, those of one line.
if ls /usr/local/share/ca-certificates/*.crt > /dev/null 2>&1; then
    install -D -m 0644 -t "$folder/usr/local/share/ca-certificates" \
        /usr/local/share/ca-certificates/*.crt
fi
grep -hsE '^Acquire::.*;$' /etc/apt/apt.conf /etc/apt/apt.conf.d/* \
    > "$folder/etc/apt/apt.conf.d/90host" || true

rm -rf "$folder"/var/cache/apt/*.bin "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/*
tar -C "$folder" -c . | docker import --change 'CMD ["bash"]' - "$image"
