# Sourced by the scripts here. All they say goes to standard error, so that a verb's --json stays clean.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# step TITLE COMMAND...: shows that it is alive; its output is shown only when it fails, and then this is the end.
# The command is a process group of its own in the background: Ctrl-C is answered at once, by stop_step.
step_pid=''
step() {
  local title=$1 log begun=$SECONDS shown=$SECONDS failed=
  shift
  log=$(mktemp)
  printf '%s ' "$title" >&2
  set -m
  "$@" >"$log" 2>&1 </dev/null 9>&- &
  set +m
  step_pid=$!
  while kill -0 "$step_pid" 2>/dev/null; do
    sleep 0.1
    ((SECONDS - shown < 2)) || { printf . >&2 && shown=$SECONDS; }
  done
  wait "$step_pid" || failed=1
  step_pid=
  if [ -n "$failed" ]; then
    say "failed:"
    tail -n 40 "$log" >&2
  else
    say "($((SECONDS - begun)) s)"
  fi
  rm -f "$log"
  [ -z "$failed" ] || exit 1
}

# By INT: pg_ctl then takes back a server that it was just starting.
stop_step() {
  [ -n "$step_pid" ] || return 0
  say "stopped."
  kill -INT -- "-$step_pid" 2>/dev/null || true
  wait "$step_pid" 2>/dev/null || true
}

# started_at PID: nothing when it ended. Kept beside the id, since an id alone is given out again.
started_at() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  read -r -a stat <<<"${stat##*) }"
  [ "${stat[0]}" = Z ] || echo "${stat[19]}"
}

# port_taken PORT: somebody answers there, on either loopback address.
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null; }

# free_port: below 32768, where the kernel does not hand out ports for outgoing connections.
free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 12000))
    if ! port_taken "$port"; then
      echo "$port"
      return
    fi
  done
  die "No free port was found between 20000 and 32000."
}

# http_status PORT PATH: the status code, or nothing. By bash itself: a fresh Debian has no curl.
http_status() {
  local line=
  {
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    IFS=' ' read -r -t 5 _ line _ <&3
    exec 3>&-
  } 2>/dev/null 3<>"/dev/tcp/localhost/$1" || true
  printf '%s' "$line"
}
