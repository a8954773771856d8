#!/bin/sh
# packaging/train.sh IMAGE: opens the desktop of the image once, without a display, lets it come up and closes it. What Java learns by that
# (classes loaded and linked, methods worth compiling) goes to IMAGE/lib/lockfast.aot and halves the time to the first window.
set -eu
image=$1
rest=$(mktemp -d)
trap 'rm -rf "$rest"' EXIT

rm -f "$image/lib/lockfast.aot"
# The store and settings of whoever builds are not touched: home and state lie in a folder that is thrown away.
HOME=$rest XDG_CONFIG_HOME=$rest/config XDG_DATA_HOME=$rest/data XDG_STATE_HOME=$rest/state LOCKFAST_STORE=$rest/store LOCKFAST_STATE=$rest/lockfast \
    LOCKFAST_OPTS="-XX:AOTCacheOutput=$image/lib/lockfast.aot -Duser.home=$rest -Dglass.platform=Headless -Dprism.order=sw" \
    "$image/bin/lockfast" >"$rest/said" 2>&1 &
desktop=$!

# Java ends in an orderly way on SIGTERM and writes the cache as it does. A desktop that is gone before was none.
sleep "${LOCKFAST_TRAINING_SECONDS:-15}"
stayed=no
kill -TERM $desktop 2>/dev/null && stayed=yes
wait $desktop || true
if [ $stayed = no ]; then
    cat "$rest/said" >&2
    echo "The desktop did not stay open; what it said stands above." >&2
    exit 1
fi
if [ ! -s "$image/lib/lockfast.aot" ]; then
    cat "$rest/said" >&2
    echo "The desktop ended without leaving a cache; what it said stands above." >&2
    exit 1
fi
chmod 644 "$image/lib/lockfast.aot"
