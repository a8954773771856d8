#!/bin/sh
# Makes target/image/lockfast: the program with its own trimmed Java runtime. It needs nothing else of the machine than the native libraries
# of a desktop, runs where it lies and may be moved. For Linux; run it on the oldest system the result is meant for.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
# shellcheck source=packaging/setup.sh
. "$root/packaging/setup.sh"
need_jdk
need_maven
need_fonts

program=$root/target/lockfast
image=$root/target/image/lockfast
work=$root/target/image/work
bill=$root/target/bom.json

say "Building the program and its bill of materials"
(cd "$root" && mvn -q -B -ntp -DskipTests package cyclonedx:makeBom) >&2
rm -rf "$root/target/image"
mkdir -p "$image/bin" "$image/lib" "$work/javafx" "$work/natives"

for jar in "$program"/lib/*.jar; do
    case ${jar##*/} in
        javafx-*-linux*.jar) cp "$jar" "$work/javafx/" ;;
        javafx-*.jar) ;; # empty; the classes are in the jar of the platform
        *) cp "$jar" "$image/lib/" ;;
    esac
done
cp "$program/bin/lockfast" "$image/bin/"
cp "$program/lib/java-home.sh" "$image/lib/"

say "Comparing packaging/modules.txt with what the jars use"
modules=$(sed 's/#.*//' "$root/packaging/modules.txt" | tr -s ' \n' ',' | sed 's/^,//; s/,$//')
used=$("$JAVA_HOME/bin/jdeps" -q --multi-release $java_release --ignore-missing-deps --print-module-deps --module-path "$work/javafx" "$image"/lib/*.jar)
for module in $(echo "$used" | tr ',' ' '); do
    case ",$modules," in
        *",$module,"*) ;;
        *) case $module in
            java.compiler) ;; # named in jars for code that is compiled while it runs; Lockfast has none
            *) stop "A jar uses the module $module, which packaging/modules.txt does not name: add it there." ;;
        esac ;;
    esac
done

say "Linking the runtime"
# JavaFX's own loader looks beside the runtime's libraries first: laid there, they are never unpacked into a folder of the user.
"$JAVA_HOME/bin/jlink" --module-path "$work/javafx" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --include-locales=en,en-GB,cy --exclude-resources 'glob:/javafx.graphics/*.so' --output "$image/runtime"
for jar in "$work"/javafx/javafx-graphics-*.jar; do
    (cd "$work/natives" && "$JAVA_HOME/bin/jar" --extract --file "$jar")
done
cp "$work"/natives/*.so "$image/runtime/lib/"

mkdir -p "$image/doc"
cp "$root/LICENSE" "$root/CHANGELOG.md" "$root/packaging/THIRD-PARTY.md" "$image/doc/"
cp "$bill" "$image/doc/bill-of-materials.json"
for jar in "$image"/lib/*.jar; do
    name=${jar##*/}
    case $name in lockfast.jar) continue ;; esac
    grep -qF "\`${name%%-[0-9]*}\`" "$image/doc/THIRD-PARTY.md" || stop "packaging/THIRD-PARTY.md does not name ${name%%-[0-9]*}: add its licence there."
done

# One time for every file, kept by cp -p and by a package: the cache made next is valid only for jars of the very time it saw.
find "$image" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-1767225600}" {} +
"$root/packaging/train.sh" "$image"
touch -d "@${SOURCE_DATE_EPOCH:-1767225600}" "$image/lib" "$image/lib/lockfast.aot"
rm -rf "$work"
say "$image: $(du -sh "$image" | cut -f1)"
