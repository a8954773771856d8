#!/bin/bash
# Fetches one entry from the tiles of a force's live log, with its place and the keys, and checks it
# with curl, openssl, sha256sum and coreutils, and no program of ours.
# live.sh URL CA.CRT READER.CRT READER.KEY DIR INDEX [LOG.VKEY]
#   READER.*: the certificate the server lets in; DIR: where what is fetched is kept;
#   LOG.VKEY: the log's key as you know it from elsewhere
set -euo pipefail
LC_ALL=C
url=$1 ca=$2 crt=$3 key=$4 dir=$5 index=$6

stop() { echo "NOT PROVED: $*" >&2; exit 1; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
part() { head -c $(($2 + $3)) "$1" | tail -c "$3"; } # FILE FROM COUNT
get() { curl --silent --show-error --fail --cacert "$ca" --cert "$crt" --key "$key" "$url/$1"; }

mkdir -p "$dir"
for file in log.vkey keys.vkey checkpoint; do get "$file" >"$dir/$file"; done
size=$(sed -n 2p "$dir/checkpoint")
[ "$index" -lt "$size" ] || stop "the log has $size entries"

# The tile: 256 entries each, the last one what is left; three digits, x before all but the last
tile=$((index / 256)) width=$((size - index / 256 * 256))
name=$(printf '%03d' $((tile % 1000)))
for ((more = tile / 1000; more > 0; more /= 1000)); do
  name=x$(printf '%03d' $((more % 1000)))/$name
done
[ "$width" -ge 256 ] || name=$name.p/$width
get "tile/entries/$name" >"$dir/entries"
get "tile/0/$name" >"$dir/hashes"

# The entry: each stands behind its length in two bytes
at=0
for ((i = index / 256 * 256; ; i++)); do
  length=$(od -An -tu1 -j "$at" -N 2 "$dir/entries" | awk '{print $1 * 256 + $2}')
  [ "$i" -lt "$index" ] || break
  at=$((at + 2 + length))
done
part "$dir/entries" $((at + 2)) "$length" >"$dir/$index.json"
eid=$({ printf '\000'; cat "$dir/$index.json"; } | sha256sum | cut -d ' ' -f 1)
[ "$(part "$dir/hashes" $((index % 256 * 32)) 32 | hex)" = "$eid" ] ||
  stop "tile/0/$name has another hash at $index"

# Its way to the root, and all the rest as for an export
get "v1/entries/$eid/proof?size=$size" >"$dir/$index.tlog-proof"
exec "$(dirname "$0")/check.sh" "$dir" "$index" "${@:7}"
