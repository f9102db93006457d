# Builds what ./stepwell starts. To be sourced by ./stepwell, which sets root and has called find_jdk.
#
# A distribution is a folder of its own, build/stepwell/<number>, and build/stepwell/current names the one in use: a
# rebuild never touches the files of a server that is running. The last two are kept.

builds=$root/build/stepwell

say() {
  echo "stepwell: $*" >&2
}

# Whether the distribution in use is there and no source is newer than it.
distribution_is_current() {
  [ -r "$builds/current" ] || return 1
  IFS= read -r build_number <"$builds/current"
  dist=$builds/$build_number
  [ -d "$dist/lib" ] || return 1
  [ ! -e "$dist/without-pages" ] || ! pages_can_be_built || return 1
  # folders of sources count too, as they change when a file is deleted; examples are run in place, so only their files do
  [ -z "$({
    find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root/bin" -newer "$builds/current" -print
    find "$root/console/src" "$root/console/public" "$root"/console/*.* -newer "$builds/current" -print
    find "$root/examples/order" -type f ! -path '*/__pycache__/*' -newer "$builds/current" -print
  } 2>/dev/null | head -n 1)" ]
}

# Whether there is a Node.js for the pages of the console.
pages_can_be_built() {
  sh "$root/console/build.sh" can 2>/dev/null
}

# One build at a time: the others wait for it. A lock whose owner died is taken over.
lock_builds() {
  mkdir -p "$builds" 2>/dev/null && [ -w "$builds" ] || {
    say "cannot write to $builds, where the first start builds the program. Make it writable, or build as a user who may."
    return 1
  }
  lock_told=
  until mkdir "$builds/lock" 2>/dev/null; do
    lock_owner=$(cat "$builds/lock/pid" 2>/dev/null) || lock_owner=
    if [ -n "$lock_owner" ] && ! kill -0 "$lock_owner" 2>/dev/null; then
      rm -rf "$builds/lock"
      continue
    fi
    [ -n "$lock_told" ] || say "another start is building; waiting for it (if none is: rm -r $builds/lock)"
    lock_told=yes
    sleep 1
  done
  echo $$ >"$builds/lock/pid"
  trap 'rm -rf "$builds/lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

unlock_builds() {
  rm -rf "$builds/lock"
  trap - EXIT INT TERM HUP
}

build_distribution() {
  lock_builds || return 1
  distribution_is_current || build_now || {
    unlock_builds
    return 1
  }
  unlock_builds
}

build_now() {
  say "building (the first time this downloads libraries and takes a few minutes) ..."
  new_number=$(date +%Y%m%d%H%M%S)-$$
  echo "$new_number" >"$builds/next"
  rm -rf "$root/cli/target/stepwell" "$root/cli/target/rocksdb-native-markers" # or Maven takes them for done
  (cd "$root" && ./mvnw -q -B -ntp -DskipTests -pl cli -am package) >&2 || {
    say "the build failed; its messages are above. After a failed download, ./mvnw -U -DskipTests -pl cli -am package asks again."
    return 1
  }
  mkdir "$builds/$new_number" && cp -R "$root/cli/target/stepwell/." "$builds/$new_number/" || return 1
  # a later start that finds Node.js builds again
  [ -e "$root/console/target/classes/io/stepwell/console/index.html" ] || pages_can_be_built \
    || : >"$builds/$new_number/without-pages"
  train "$builds/$new_number"
  previous=$(cat "$builds/current" 2>/dev/null) || previous=
  # next is as old as the start of the build: a source saved meanwhile is newer
  mv "$builds/next" "$builds/current"
  dist=$builds/$new_number
  for old in "$builds"/[0-9]*; do
    case ${old##*/} in
      "$new_number" | "$previous") ;;
      *) rm -rf "$old" ;;
    esac
  done
}

# Lets the JVM remember loaded and linked classes from a short run. Without the file the server starts as well, only later.
train() {
  say "preparing a fast start ..."
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/java" $(java_flags "$1") -XX:AOTCacheOutput="$1/start.aot" -Xlog:disable \
    -Djava.library.path="$1/native" -cp "$1/lib/*" io.stepwell.cli.Main warm-up >"$1/warm-up.log" 2>&1 || {
    rm -f "$1/start.aot"
    say "no start-up cache this time (see $1/warm-up.log); going on without"
  }
}

# The flags that a start and its training run have in common, as they must for the cache to be used.
java_flags() {
  echo "-XX:+UseG1GC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
}
