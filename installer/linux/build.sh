#!/bin/sh
# Makes the installable program for Debian and its relatives: target/installer/lockfast_VERSION_ARCHITECTURE.deb
#   installer/linux/build.sh            the program with its own runtime (packaging/image.sh), then the package
#   installer/linux/build.sh --again    the package alone, from the image that is there
# The package is laid out and packed by dpkg-deb itself; docs/decisions says why not by jpackage.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$root/packaging/setup.sh"
command -v dpkg-deb >/dev/null || stop "A Debian package is made with dpkg-deb, which is not on this machine: run this on Debian or one of its relatives."
[ "${1:-}" = --again ] || "$root/packaging/image.sh"

image=$root/target/image/lockfast
tree=$root/target/installer/tree
here=$root/installer/linux
icons=$root/packaging/icons
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600} # the time of every file in the package, so that the same sources give the same package
export SOURCE_DATE_EPOCH

umask 022
rm -rf "$root/target/installer"
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/lockfast"
cp -a "$image" "$tree/opt/lockfast" # times kept: the start-up cache is valid for them only
mv "$tree/opt/lockfast/doc/THIRD-PARTY.md" "$tree/opt/lockfast/doc/bill-of-materials.json" "$tree/usr/share/doc/lockfast/"
gzip -9 -n -c "$tree/opt/lockfast/doc/CHANGELOG.md" > "$tree/usr/share/doc/lockfast/changelog.gz"
rm -r "$tree/opt/lockfast/doc"
cp "$here/copyright" "$tree/usr/share/doc/lockfast/"
ln -s ../../opt/lockfast/bin/lockfast "$tree/usr/bin/lockfast"
cp "$here/org.lockfast.Lockfast.desktop" "$tree/usr/share/applications/"
for size in 16 24 32 48 64 128 256; do
    mkdir -p "$tree/usr/share/icons/hicolor/${size}x$size/apps"
    cp "$icons/lockfast-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/lockfast.png"
done
mkdir -p "$tree/usr/share/icons/hicolor/scalable/apps"
cp "$icons/lockfast.svg" "$tree/usr/share/icons/hicolor/scalable/apps/"

version=$(sed -n 's:^  <version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
architecture=$(dpkg --print-architecture)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" "$here/control.in" > "$tree/DEBIAN/control"
(cd "$tree" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$tree/DEBIAN/md5sums"
find "$tree" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

package=$root/target/installer/lockfast_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$tree" "$package" >&2
rm -rf "$tree"
say "$(du -h "$package" | cut -f1) $package"
say "Install it with: apt-get install $package"
