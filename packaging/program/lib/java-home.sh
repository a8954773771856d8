# Finds a Java of one release on this machine. Read with "." by ./run, ./check, the packaging scripts and bin/lockfast,
# so that all of them agree on which Java is used.

# is_java HOME RELEASE TOOL: HOME holds that release (25, not 250) with bin/TOOL. Reads the release file: no JVM is started to ask.
is_java() {
    [ -x "$1/bin/$3" ] || return 1
    if [ -f "$1/release" ]; then
        while IFS= read -r line || [ -n "$line" ]; do
            case $line in JAVA_VERSION=\""$2"\" | JAVA_VERSION=\""$2"[!0-9]*) return 0 ;; esac
        done < "$1/release"
        return 1
    fi
    case $("$1/bin/$3" -version 2>&1) in *[!0-9]"$2" | *[!0-9]"$2"[!0-9]*) return 0 ;; esac
    return 1
}

# java_on_path TOOL: prints the home of the TOOL that the shell would start, links followed.
java_on_path() {
    tool_path=$(command -v "$1" 2>/dev/null) || return 1
    tool_path=$(readlink -f "$tool_path" 2>/dev/null || printf '%s' "$tool_path")
    printf '%s' "${tool_path%/bin/*}"
}

# find_java RELEASE TOOL: prints the home of a Java of that release which has bin/TOOL (java to run, javac to build). 1 when there is none.
find_java() {
    named_home=
    eval "named_home=\${JAVA$1_HOME:-}"
    for home in "${JAVA_HOME:-}" "$named_home" "$(java_on_path "$2")" \
        /usr/lib/jvm/* /usr/java/* /usr/local/java/* /usr/local/lib/jvm/* /opt/* /opt/*/* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* "$HOME"/.jabba/jdk/* \
        "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$home" ] && is_java "$home" "$1" "$2"; then
            printf '%s' "$home"
            return 0
        fi
    done
    return 1
}
