#!/bin/bash
# Checks one entry of an exported log with openssl, sha256sum and coreutils, and no program of ours.
# check.sh DIR INDEX [LOG.VKEY]     LOG.VKEY: the log's key as you know it from elsewhere
set -euo pipefail
LC_ALL=C
dir=$1 index=$2 logkey=${3:-$1/log.vkey}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stop() { echo "NOT PROVED: $*" >&2; exit 1; }
sha() { sha256sum | cut -d ' ' -f 1; }
bin() { printf "$(sed 's/../\\x&/g' <<<"$1")"; }            # hex to bytes
hex() { od -An -v -tx1 | tr -d ' \n'; }
node() { { printf '\001'; bin "$1"; bin "$2"; } | sha; }     # RFC 6962: SHA-256(01, left, right)
text() { sed '/^$/,$d' "$1"; }                               # everything above the empty line

# verify FILE NAME VKEY: the signature line of that name, over the text of the file
verify() {
  local encoded=${3#*+} line
  encoded=${encoded#*+} # the key may have plus signs of its own
  [ "${3%%+*}" = "$2" ] || stop "the key is not of $2"
  [ "$(base64 -d <<<"$encoded" | head -c 1 | hex)" = 01 ] || stop "the key of $2 is not Ed25519"
  { bin 302a300506032b6570032100; base64 -d <<<"$encoded" | tail -c +2; } >"$work/key.der"
  line=$(grep -F -- "$(printf '\xe2\x80\x94') $2 " "$1") || stop "no signature of $2 in $1"
  base64 -d <<<"${line##* }" | tail -c +5 >"$work/signature" # four bytes of key id, then 64
  text "$1" >"$work/text"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin \
    -in "$work/text" -sigfile "$work/signature" >/dev/null || stop "the signature of $2 in $1"
}

# 1. The checkpoint is signed by the log.
verify "$dir/checkpoint" "$(head -n 1 "$dir/checkpoint")" "$(cat "$logkey")"
size=$(sed -n 2p "$dir/checkpoint")
root=$(sed -n 3p "$dir/checkpoint" | base64 -d | hex)

# 2. The entry is signed by everyone it names.
entry=$dir/$index.json
[ "$(head -n 1 "$entry")" = lockfast/event/v1 ] || stop "the first line of $entry"
names=$(sed -n '2s/.*"sig":\[\([^]]*\)\].*/\1/p' "$entry" | tr -d '"' | tr ',' '\n')
[ "$names" = "$(sed '1,/^$/d' "$entry" | cut -d ' ' -f 2)" ] || stop "the signers of $entry"
for name in $names; do
  verify "$entry" "$name" "$(grep -F -- "$name+" "$dir/keys.vkey" || stop "no key of $name")"
done

# 3. The entry's hash leads up to the checkpoint's root.
hash=$({ printf '\000'; cat "$entry"; } | sha)
eid=$hash
proof=$dir/$index.tlog-proof
[ "$(head -n 1 "$proof")" = c2sp.org/tlog-proof@v1 ] || stop "the first line of $proof"
[ "$(sed -n 2p "$proof")" = "index $index" ] || stop "the place in $proof"
at=$index last=$((size - 1))
for line in $(sed -n '3,/^$/p' "$proof"); do
  other=$(base64 -d <<<"$line" | hex)
  [ "$last" -gt 0 ] || stop "$proof is too long"
  if [ $((at % 2)) = 1 ] || [ "$at" = "$last" ]; then
    hash=$(node "$other" "$hash")
    while [ $((at % 2)) = 0 ] && [ "$at" != 0 ]; do at=$((at / 2)) last=$((last / 2)); done
  else
    hash=$(node "$hash" "$other")
  fi
  at=$((at / 2)) last=$((last / 2))
done
[ "$last" = 0 ] && [ "$hash" = "$root" ] || stop "$entry does not stand at $index in this log"
echo "PROVED: entry $eid stands at $index of $size, signed by" $names
