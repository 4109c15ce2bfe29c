# Sourced. Installs Debian packages that are missing; what is there is left as it is.

# install_packages PACKAGE...
install_packages() {
  may_install "$@"
  step "Installing $*" apt_install "$@"
}

# Sets sudo to what must stand before a command that only root may run.
may_install() {
  sudo=()
  command -v apt-get >/dev/null || die "Please install: $* (there is no apt-get here to do it with)."
  [ "$(id -u)" != 0 ] || return 0
  sudo -n true 2>/dev/null || die "Please ask an administrator for: apt-get install --no-install-recommends $*"
  sudo=(sudo -n)
}

apt_install() {
  local options=(-y -q --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  # Without a network the lists stay as they are; what they name may still be in the cache.
  "${sudo[@]}" apt-get update -q || true
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive ${RUNLEVEL:+"RUNLEVEL=$RUNLEVEL"} apt-get install "${options[@]}" "$@"
}

# Postgres 15 is the oldest that is supported (Debian 12 has 15, Debian 13 has 17).
# postgres_bin VERSION: the folder of its programs; '*' is the newest.
postgres_bin() {
  local found
  found=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path "/usr/lib/postgresql/$1/bin/initdb" 2>/dev/null | sort -V | tail -n 1) || true
  [ -n "$found" ] && dirname "$found"
}

install_postgres() {
  local bin
  if ! postgres_bin '*' >/dev/null; then
    may_install postgresql
    step "Installing postgresql" apt_install_postgres
  fi
  bin=$(postgres_bin '*') || die "Postgres was installed, but its programs are not in /usr/lib/postgresql."
  [ "$(basename "$(dirname "$bin")")" -ge 15 ] || die "PostgreSQL 15 or later is needed; the newest here is in $bin."
}

# The package makes and starts a cluster on port 5432 unless told not to; nobody here asked for one.
apt_install_postgres() {
  local conf=/etc/postgresql-common/createcluster.conf
  apt_install postgresql-common
  "${sudo[@]}" cp -p "$conf" "$conf.approvalflow"
  echo 'create_main_cluster = false' | "${sudo[@]}" tee -a "$conf"
  apt_install postgresql || true
  "${sudo[@]}" mv "$conf.approvalflow" "$conf"
  postgres_bin '*'
}

# Style and script of the pages come from npm; Debian 12 has Node 18, which is enough.
install_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then install_packages nodejs npm; fi
}

# For tests: a broker, and what the example of a worker outside this product is written with. Debian starts a broker of
# its own when it installs one, unless it is told that the machine is not up.
install_rabbitmq() {
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] && /usr/bin/python3 -c 'import pika' 2>/dev/null && return
  may_install rabbitmq-server python3-pika
  step "Installing rabbitmq-server and python3-pika" apt_install_quietly rabbitmq-server python3-pika
}

apt_install_quietly() { RUNLEVEL=1 apt_install "$@"; }

# The SDK is not in Debian, so this can only check. global.json says which one.
require_dotnet() {
  command -v dotnet >/dev/null ||
    die "The .NET SDK 10 is needed and there is no 'dotnet' on the PATH: see https://dotnet.microsoft.com/download"
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    die "The .NET SDK here does not suit global.json ($(dotnet --list-sdks 2>&1 | tail -n 1)): version 10.0.400 or later is needed."
}
