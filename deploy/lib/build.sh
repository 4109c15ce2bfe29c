# Sourced. Publishes the application to artifacts/, in a folder named after the state of the sources.

# Build servers would outlive Ctrl-C.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_NOLOGO=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1

# By name, size and time: enough to see a change, and it needs no git.
sources_state() {
  (
    cd "$root" || exit
    # A file that goes away meanwhile is a change, not a failure.
    { find src workflows global.json -type d \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) \
      -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null || true; } | LC_ALL=C sort | sha256sum | cut -c 1-12
  )
}

# build_app: sets app to the folder of the built application, which is made when the sources changed.
build_app() {
  app=$root/artifacts/approvalflow-$(sources_state)
  [ ! -e "$app/approvalflow.dll" ] || return 0
  require_dotnet
  install_node
  [ -w "$root/src" ] || die "$(id -un) may not write in $root, so the application can not be built there."
  mkdir -p "$root/artifacts"
  exec 8>"$root/artifacts/.lock"
  flock 8
  if [ ! -e "$app/approvalflow.dll" ]; then
    step "Building (a minute or two the first time)" publish_app
    remove_old_builds
  fi
  exec 8>&-
}

publish_app() {
  rm -rf "$root/artifacts/new"
  (cd "$root" && dotnet publish src/ApprovalFlow.Web -c Release -o artifacts/new --nologo -v quiet 8>&-)
  mv "$root/artifacts/new" "$app"
}

# A folder that a running server was started from stays.
remove_old_builds() {
  local folder
  for folder in "$root"/artifacts/approvalflow-*; do
    [ "$folder" = "$app" ] || grep -qsF "$folder/approvalflow.dll" /proc/[0-9]*/cmdline || rm -rf "$folder"
  done
}

# The content root is the built folder, wherever the caller stands; file names on the command line stay the caller's.
run_app() { ASPNETCORE_CONTENTROOT=$app exec dotnet "$app/approvalflow.dll" "$@"; }
