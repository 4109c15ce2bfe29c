# Sourced. Which database: the one that the connection strings name, else the private cluster in the data folder.

external_database() {
  local app=${ConnectionStrings__ApprovalFlow:-} owner=${ConnectionStrings__ApprovalFlowEigenaar:-}
  [ -n "$app$owner" ] || return 1
  [[ -n $app && -n $owner ]] ||
    die "Set both ConnectionStrings__ApprovalFlow (serve) and ConnectionStrings__ApprovalFlowEigenaar (migrate), or neither."
}

# make_secrets DATA: the two passwords, made once, readable by their owner only.
make_secrets() {
  local file=$1/passwords
  [ ! -s "$file" ] || return 0
  (
    umask 077
    printf 'owner_password=%s\napplication_password=%s\n' "$(random_word)" "$(random_word)" >"$file.new"
  )
  mv "$file.new" "$file"
}

random_word() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# start_cluster DATA: running, with both roles and the database, their passwords as in the file.
start_cluster() {
  make_secrets "$1"
  pg_start
  # By standard input: a password on a command line can be read by everyone on the machine.
  {
    sed -E "s/^(.*)=(.*)$/\\\\set \1 '\2'/" "$1/passwords"
    cat "$root/deploy/roles.sql"
  } | pg_sql
}

# use_cluster DATA PORT: sets both connection strings.
use_cluster() {
  local owner_password application_password
  # shellcheck source=/dev/null
  . "$1/passwords"
  local server="Host=127.0.0.1;Port=$2;Database=approvalflow"
  connection_app="$server;Username=approvalflow;Password=$application_password"
  connection_owner="$server;Username=approvalflow_eigenaar;Password=$owner_password"
}

use_external() {
  connection_app=$ConnectionStrings__ApprovalFlow
  connection_owner=$ConnectionStrings__ApprovalFlowEigenaar
}

# Only `migrate` is told the owner's password; the one without DDL is all that the others get.
export_connections() {
  unset ConnectionStrings__ApprovalFlowEigenaar
  export ConnectionStrings__ApprovalFlow=$connection_app
  [ "$1" != migrate ] || export ConnectionStrings__ApprovalFlowEigenaar=$connection_owner
}

# make_anchor_key DATA: the key that signs the daily anchors over the journal, made once.
make_anchor_key() {
  [ -s "$1/anker.pem" ] || (run_app audit sleutel "$1/anker.pem" >/dev/null)
  export Anker__SleutelBestand=$1/anker.pem
}

# The demo's settings, for the server and for verbs beside it: they share one business clock.
export_demo() {
  export Demo__Aan=true ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Demo}
  export DOTNET_ENVIRONMENT=$ASPNETCORE_ENVIRONMENT
}
