# What ./run and ./check need on the machine: JDK 25, Maven, native libraries, tools. Read with "." after "root" is set to the project's folder.
# Each need is met, or named in one sentence that says what to do.

HOME=${HOME:-/}
# shellcheck source=packaging/program/lib/java-home.sh
. "$root/packaging/program/lib/java-home.sh"

java_release=25
maven_least=3.8.7

say() { echo "$*" >&2; }
stop() {
    say "$*"
    exit 1
}

# need_jdk: sets JAVA_HOME to a JDK that builds Lockfast.
need_jdk() {
    JAVA_HOME=$(find_java $java_release javac) || stop "Lockfast is built with JDK $java_release and none was found on this machine: unpack Eclipse Temurin $java_release (https://adoptium.net/temurin/releases/?version=$java_release) into /usr/lib/jvm or ~/.jdks, or on Debian 13 and later run \"apt-get install openjdk-$java_release-jdk\", or set JAVA_HOME to the folder one is in; then run this again."
    export JAVA_HOME
}

# need_maven: Maven is there and new enough. It runs on the JDK chosen by need_jdk.
need_maven() {
    command -v mvn >/dev/null 2>&1 || install_packages maven
    command -v mvn >/dev/null 2>&1 || stop "Lockfast is built with Maven $maven_least or later and there is no \"mvn\" on the PATH: install it with \"$(install_command maven)\" or from https://maven.apache.org/download.cgi, then run this again."
    # Older Mavens use what JDK 25 warns about; the warnings are theirs and say nothing about Lockfast.
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
    export MAVEN_OPTS
    maven_found=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [ "$(printf '%s\n%s\n' "$maven_least" "${maven_found:-0}" | sort -V | head -n 1)" = "$maven_least" ] \
        || stop "Lockfast is built with Maven $maven_least or later and this is Maven ${maven_found:-of an unknown version}: install a newer one from https://maven.apache.org/download.cgi, then run this again."
}

# install_command PACKAGE…: prints what a person types to install them.
install_command() {
    if [ "$(id -u)" = 0 ]; then printf 'apt-get install %s' "$*"; else printf 'sudo apt-get install %s' "$*"; fi
}

# install_packages PACKAGE…: installs Debian packages where that can be done without asking; 1 when it cannot.
install_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then return 1; fi
    say "Installing Debian packages: $*"
    apt_log=$(mktemp) || return 1
    # The lists are fetched only if the first attempt does not find the packages: most often they are fresh enough.
    if ! apt_install "$@" >"$apt_log" 2>&1 && ! { apt-get update && apt_install "$@"; } >"$apt_log" 2>&1; then
        tail -n 5 "$apt_log" >&2
        rm -f "$apt_log"
        return 1
    fi
    rm -f "$apt_log"
}
apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null; }

# has_library SONAME: the loader finds it.
has_library() {
    for ldconfig in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
        if command -v "$ldconfig" >/dev/null 2>&1; then
            "$ldconfig" -p 2>/dev/null | grep -qF "$1" && return 0
            return 1
        fi
    done
    return 0 # no way to ask: assume it, JavaFX names what it does not find
}

has_font() {
    for fonts in /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts"; do
        if [ -d "$fonts" ] && [ -n "$(find -L "$fonts" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print 2>/dev/null | head -n 1)" ]; then return 0; fi
    done
    return 1
}

# need_libraries WHAT SONAME=PACKAGE…: native libraries without which WHAT cannot be done. "font" stands for any font at all.
need_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    what=$1
    shift
    missing_packages=$(missing_libraries "$@")
    [ -n "$missing_packages" ] || return 0
    # shellcheck disable=SC2086 # one word a package
    install_packages $missing_packages
    missing_packages=$(missing_libraries "$@")
    # shellcheck disable=SC2086
    [ -z "$missing_packages" ] || stop "$what needs native libraries that are not on this machine: install them with \"$(install_command $missing_packages)\" (or your system's packages of that kind), then run this again."
}
missing_libraries() {
    missing=
    for need in "$@"; do
        package=${need#*=}
        case $need in
            font=*) has_font && continue ;;
            *) has_library "${need%%=*}" && continue ;;
        esac
        case " $missing " in *" $package "*) ;; *) missing="$missing${missing:+ }$package" ;; esac
    done
    printf '%s' "$missing"
}

# What JavaFX loads to draw text, with or without a display, and what it loads besides for a real window.
need_fonts() { need_libraries "Drawing text" libfreetype.so.6=libfreetype6 libpangoft2-1.0.so.0=libpangoft2-1.0-0 font=fonts-dejavu-core; }
need_window_libraries() {
    need_libraries "Opening a window" libgtk-3.so.0=libgtk-3-0 libXtst.so.6=libxtst6 libXxf86vm.so.1=libxxf86vm1 libGL.so.1=libgl1
}

# want_tools TOOL=PACKAGE…: programs that some tests look through; those tests are skipped, and say so, where a tool is not there.
want_tools() {
    missing_packages=$(missing_tools "$@")
    [ -n "$missing_packages" ] || return 0
    # shellcheck disable=SC2086
    install_packages $missing_packages
    missing_packages=$(missing_tools "$@")
    # shellcheck disable=SC2086
    [ -z "$missing_packages" ] || say "Some tests will be skipped: they read labels and PDFs, or print, with tools that are not on this machine; \"$(install_command $missing_packages)\" installs them."
}
missing_tools() {
    missing=
    for need in "$@"; do
        command -v "${need%%=*}" >/dev/null 2>&1 || missing="$missing${missing:+ }${need#*=}"
    done
    printf '%s' "$missing"
}

# want_server: PostgreSQL, on which the tests of the central log run a database of their own; without it those tests are skipped and say so.
want_server() {
    has_server && return 0
    install_packages postgresql
    has_server || say "Some tests will be skipped: they run a PostgreSQL of their own, and there is none on this machine; \"$(install_command postgresql)\" installs it."
}
has_server() {
    for initdb in /usr/lib/postgresql/*/bin/initdb; do [ -x "$initdb" ] && return 0; done
    command -v initdb >/dev/null 2>&1
}

# stamp_built, is_built: the program in target/lockfast is as new as what it is built from.
built_mark=$root/target/lockfast/.built
is_built() {
    [ -f "$built_mark" ] && [ -z "$(find "$root/pom.xml" "$root/src/main" "$root/packaging/program" -newer "$built_mark" -print 2>/dev/null | head -n 1)" ]
}
