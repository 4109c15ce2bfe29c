# Sourced. A private Postgres cluster in a folder of its own: fsync on, a loopback port, administered over its socket.
#   pg_open FOLDER · pg_start · pg_stop · pg_running · pg_port · pg_sql < SQL

pg_settings=(fsync=on)

# Postgres refuses to run as root, so root hands the folder to the user that the package made.
pg_open() {
  pg_home=$1
  if [ ! -e "$pg_home/data/PG_VERSION" ] && [ ! -e "$pg_home/data.new" ]; then
    mkdir -p "$pg_home"
    chmod 700 "$pg_home"
    [ "$(id -u)" != 0 ] || pg_hand_over
  fi
  pg_home=$(cd "$pg_home" && pwd -P)
  pg_version=$(cat "$pg_home/data/PG_VERSION" 2>/dev/null || true)
  pg_bin=$(postgres_bin "${pg_version:-*}") ||
    die "The data in $pg_home is of Postgres $pg_version, which is not installed here (apt-get install postgresql-$pg_version)."
}

# A checkout below /root can not be entered by anyone else; then the cluster lives in /var/lib and a link points there.
pg_hand_over() {
  chown postgres:postgres "$pg_home"
  ! pg_as test -x "$pg_home" || return 0
  local elsewhere
  mkdir -p /var/lib/approvalflow
  elsewhere=$(mktemp -d /var/lib/approvalflow/XXXXXXXX)
  chown postgres:postgres "$elsewhere"
  rmdir "$pg_home"
  ln -s "$elsewhere" "$pg_home"
  say "The user postgres can not enter $pg_home, so the database lives in $elsewhere."
}

# In the folder, as the cluster's user, with nothing of our environment.
pg_as() {
  local drop=()
  [ "$(id -u)" != 0 ] || drop=(setpriv --reuid=postgres --regid=postgres --init-groups --inh-caps=-all --no-new-privs)
  (cd "$pg_home" && exec "${drop[@]}" env -i HOME="$pg_home" PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@")
}

pg_running() { [ -e "$pg_home/data/PG_VERSION" ] && pg_as "$pg_bin/pg_ctl" -D data status >/dev/null; }

# A server that was killed stands in the process table until its parent looks, and counts as running until then.
pg_await_dead() {
  local pid
  pid=$(head -n 1 "$pg_home/data/postmaster.pid" 2>/dev/null) || return 0
  for _ in {1..200}; do
    [ -e "/proc/$pid" ] && [ -z "$(started_at "$pid")" ] || return 0
    sleep 0.1
  done
}

pg_port() { sed -n 4p "$pg_home/data/postmaster.pid"; }

# Made aside and moved into place, so that a start that is killed here leaves nothing half-made.
pg_init() {
  pg_as rm -rf data.new
  pg_as "$pg_bin/initdb" -D data.new -U postgres -E UTF8 --locale-provider=libc --locale=C.UTF-8 \
    --auth-host=scram-sha-256 --auth-local=peer --no-instructions
  # The superuser comes in only over the socket and only as the one who runs the cluster, whatever that one is called.
  local me=postgres
  [ "$(id -u)" = 0 ] || me=$(id -un)
  printf 'local all postgres peer map=admin\nhost all all 127.0.0.1/32 scram-sha-256\n' | pg_as tee data.new/pg_hba.conf
  printf 'admin "%s" postgres\n' "$me" | pg_as tee data.new/pg_ident.conf
  pg_as mv data.new data
}

# The port of the last time, unless somebody else has it by now.
pg_choose_port() {
  local port
  port=$(cat "$pg_home/port" 2>/dev/null || true)
  if [ -z "$port" ] || port_taken "$port"; then
    port=$(free_port)
    echo "$port" | pg_as tee port >/dev/null
  fi
  echo "$port"
}

pg_start() {
  local port settings setting
  pg_await_dead
  ! pg_running || return 0
  [ -e "$pg_home/data/PG_VERSION" ] || pg_init
  for _ in 1 2 3; do
    port=$(pg_choose_port)
    # The socket by a path relative to the data: a path to a socket may have 107 bytes, a checkout's can be longer.
    settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=.."
    for setting in "${pg_settings[@]}"; do settings+=" -c $setting"; done
    ! pg_as "$pg_bin/pg_ctl" -D data -w -t 60 -l log -o "$settings" start || return 0
    port_taken "$port" || break
  done
  tail -n 10 "$pg_home/log"
  die "Postgres did not start; all of its log is in $pg_home/log."
}

pg_stop() { pg_as "$pg_bin/pg_ctl" -D data -w -t 60 -m fast stop >/dev/null 2>&1; }

# As the superuser, over the socket in the current folder.
pg_sql() {
  pg_as "$pg_bin/psql" -X -q -v ON_ERROR_STOP=1 -h /proc/self/cwd -p "$(pg_port)" -U postgres -d postgres
}
