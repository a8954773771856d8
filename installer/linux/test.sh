#!/bin/sh
# Installs the package, sees that the installed program answers and opens, and takes it off again.
#   installer/linux/test.sh [PACKAGE.deb]     as root, on a machine or in a container that may be changed
# With Xvfb on the machine the desktop is opened on it too; with "import" (imagemagick) its picture is left in target/installer/desktop.png.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
package=${1:-$(ls "$root"/target/installer/lockfast_*.deb)}
package=$(readlink -f "$package")
version=$(dpkg-deb --field "$package" Version)
rest=$(mktemp -d)
chmod 755 "$rest"
display=
desktop=

fail() {
    echo "installer test: $*" >&2
    exit 1
}
end() {
    [ -z "$desktop" ] || kill "$desktop" 2>/dev/null || true
    [ -z "$display" ] || kill "$display" 2>/dev/null || true
    rm -rf "$rest"
}
trap end EXIT

[ "$(id -u)" = 0 ] || fail "installing a package needs root."
! dpkg-query -W -f='${db:Status-Status}' lockfast 2>/dev/null | grep -qx installed || fail "lockfast is installed already; it is left alone."

echo "Installing $package"
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$package" >"$rest/apt" 2>&1 || { tail -n 20 "$rest/apt" >&2 && fail "apt-get did not install it."; }
[ -z "$(dpkg --verify lockfast)" ] || fail "files differ from the package: $(dpkg --verify lockfast)"
for library in /opt/lockfast/runtime/lib/*.so /opt/lockfast/runtime/lib/server/*.so; do
    case ${library##*/} in libglassgtk2.so | libprism_es2_monocle.so | libglass_monocle*.so | libawt_xawt.so | libsplashscreen.so | libjsound.so | libavplugin*.so) continue ;; esac
    missing=$(LD_LIBRARY_PATH=/opt/lockfast/runtime/lib:/opt/lockfast/runtime/lib/server ldd "$library" 2>/dev/null | grep 'not found' || true)
    [ -z "$missing" ] || fail "the package does not ask for all it needs: $library: $missing"
done

# As somebody who is not root, with nothing of Java in the environment, from another folder.
as_user="setpriv --reuid=65534 --regid=65534 --clear-groups env -i PATH=/usr/bin:/bin HOME=$rest/home LANG=C"
mkdir "$rest/home"
chown 65534:65534 "$rest/home"
cd /
said=$($as_user lockfast --version) || fail "lockfast --version ended with $?."
case $said in *"$version"*) echo "lockfast --version: $said" ;; *) fail "lockfast --version says \"$said\", not $version." ;; esac

if command -v Xvfb >/dev/null; then
    Xvfb -displayfd 3 -screen 0 1366x900x24 3>"$rest/display" >/dev/null 2>&1 &
    display=$!
    for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$rest/display" ] || sleep 1; done
    DISPLAY=:$(cat "$rest/display")
    export DISPLAY
    $as_user DISPLAY="$DISPLAY" lockfast >"$rest/said" 2>&1 &
    desktop=$!
    sleep "${LOCKFAST_OPENING_SECONDS:-15}"
    kill -0 $desktop 2>/dev/null || { cat "$rest/said" >&2 && fail "the desktop did not stay open."; }
    if command -v import >/dev/null; then
        import -window root "$root/target/installer/desktop.png"
        echo "The desktop's picture: $root/target/installer/desktop.png"
    fi
    echo "The desktop opened; resident: $(awk '/VmRSS/ {print int($2 / 1024) " MB"}' /proc/$desktop/status)"
    kill -TERM $desktop
    wait $desktop || true
    desktop=
    [ ! -e "$rest/home/.openjfx" ] || fail "JavaFX unpacked libraries into the user's folder."
else
    echo "The desktop was not opened: there is no Xvfb on this machine (apt-get install xvfb)."
fi

DEBIAN_FRONTEND=noninteractive apt-get purge -y -q lockfast >"$rest/apt" 2>&1 || fail "apt-get did not take it off."
for left in /opt/lockfast /usr/bin/lockfast /usr/share/applications/org.lockfast.Lockfast.desktop /usr/share/doc/lockfast; do
    if [ -e $left ] || [ -L $left ]; then fail "$left was left behind."; fi
done
echo "Installed, tried and taken off again without a trace."
