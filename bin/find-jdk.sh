# Finds a JDK that can build and run Stepwell. To be sourced by a POSIX shell; reads release files only, starts nothing.
#
# find_jdk sets and exports JAVA_HOME. Order: STEPWELL_JAVA_HOME, JAVA_HOME, the java on the PATH, the usual places.
# Among the usual places 25 comes before anything newer, because that is what Stepwell is tested with.

STEPWELL_JDK_MIN=25

# jdk_major HOME: prints the major version of the JDK there; fails when there is none, or only a JRE.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r jdk_line; do
    case $jdk_line in
      JAVA_VERSION=*)
        jdk_version=${jdk_line#JAVA_VERSION=}
        jdk_version=${jdk_version#\"}
        jdk_version=${jdk_version%%[!0-9]*}
        [ -n "$jdk_version" ] || return 1
        echo "$jdk_version"
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

jdk_fits() {
  jdk_found=$(jdk_major "$1") && [ "$jdk_found" -ge "$STEPWELL_JDK_MIN" ]
}

jdk_on_path() {
  jdk_java=$(command -v java) || return 1
  jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 1
  echo "${jdk_java%/bin/java}"
}

jdk_in_usual_places() {
  jdk_newer=
  for jdk_home in /usr/lib/jvm/* /opt/* /opt/*/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    jdk_fits "$jdk_home" || continue
    if [ "$jdk_found" -eq "$STEPWELL_JDK_MIN" ]; then
      echo "$jdk_home"
      return 0
    fi
    [ -n "$jdk_newer" ] || jdk_newer=$jdk_home
  done
  [ -n "$jdk_newer" ] && echo "$jdk_newer"
}

find_jdk() {
  HOME=${HOME:-/}
  if [ -n "${STEPWELL_JAVA_HOME:-}" ]; then
    if ! jdk_fits "$STEPWELL_JAVA_HOME"; then
      echo "STEPWELL_JAVA_HOME is '$STEPWELL_JAVA_HOME', which is not a JDK $STEPWELL_JDK_MIN or newer." >&2
      echo "Point it at one, or unset it to have one looked for." >&2
      return 1
    fi
    JAVA_HOME=$STEPWELL_JAVA_HOME
  elif [ -n "${JAVA_HOME:-}" ] && jdk_fits "$JAVA_HOME"; then
    :
  elif jdk_candidate=$(jdk_on_path) && jdk_fits "$jdk_candidate"; then
    JAVA_HOME=$jdk_candidate
  elif jdk_candidate=$(jdk_in_usual_places); then
    JAVA_HOME=$jdk_candidate
  else
    cat >&2 <<END
Stepwell needs a JDK $STEPWELL_JDK_MIN or newer (with javac) and found none: not in JAVA_HOME, on the PATH, in /usr/lib/jvm,
/opt, ~/.sdkman, ~/.jdks or /Library/Java/JavaVirtualMachines. Install Eclipse Temurin $STEPWELL_JDK_MIN, for instance with
  Debian, Ubuntu   apt-get install temurin-$STEPWELL_JDK_MIN-jdk   (repository: https://adoptium.net/installation/linux)
  macOS            brew install --cask temurin@$STEPWELL_JDK_MIN
  anywhere         sdk install java $STEPWELL_JDK_MIN-tem      (https://sdkman.io)
If it is somewhere else, set STEPWELL_JAVA_HOME to its folder.
END
    return 1
  fi
  export JAVA_HOME
}
