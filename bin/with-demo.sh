# Plays the demo and starts a server with what it left behind. To be sourced, with root set; sets url, and ends the server
# when the script ends.

folder=$(mktemp -d)
port=${PORT:-8097}
url=http://127.0.0.1:$port
server=
trap 'end_server; rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Waits, too: a server that is ending still writes.
end_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || :
  wait "$server" 2>/dev/null || :
  server=
}

start_with_demo() {
  "$root/stepwell" demo --data "$folder/demo" --port "$port" >"$folder/log" 2>&1 || {
    cat "$folder/log" >&2
    exit 1
  }
  "$root/stepwell" server --port "$port" --data "$folder/demo/store" --functions "$folder/demo/order/functions.json" \
    >"$folder/log" 2>&1 &
  server=$!
  tries=0
  until curl -fs "$url/health/ready" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || {
      cat "$folder/log" >&2
      exit 1
    }
    sleep 0.2
  done
}
