# Called by ./dev from the repository's root.
set -euo pipefail

solution=Upheld.slnx
host=src/Upheld.Web/bin/Release/net10.0/Upheld.Web.dll

say() { printf '%s\n' "$*" >&2; }

require_sdk() {
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --version >/dev/null 2>&1; then
    say "Upheld needs the .NET 10 SDK. Get it from your distribution (package dotnet-sdk-10.0) or from https://dotnet.microsoft.com/download,"
    say "then run this again."
    exit 3
  fi
}

# What the tests use beside the SDK: command to look for, Debian package.
test_programs='psql:postgresql chromium:chromium nginx:nginx-light /usr/sbin/sshd:openssh-server knotd:knot pdftotext:poppler-utils openssl:openssl gcc:gcc faketime:faketime'
test_packages='fonts-noto-cjk icingadb zlib1g-dev'

missing_packages() {
  local pair package
  for pair in $test_programs; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || [ -x "/usr/sbin/${pair%%:*}" ] || printf '%s ' "${pair#*:}"
  done
  for package in $test_packages; do
    dpkg -s "$package" >/dev/null 2>&1 || printf '%s ' "$package"
  done
}

install_test_programs() {
  command -v dpkg >/dev/null 2>&1 || { say "Not a Debian system: tests that need programs which are missing are skipped and say so."; return 0; }
  local missing; missing=$(missing_packages)
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" = 0 ]; then
    say "Installing what the tests need: $missing"
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d.upheld && chmod +x /usr/sbin/policy-rc.d.upheld
    [ -e /usr/sbin/policy-rc.d ] || { mv /usr/sbin/policy-rc.d.upheld /usr/sbin/policy-rc.d; trap 'rm -f /usr/sbin/policy-rc.d' EXIT; } # packages must not start servers
    rm -f /usr/sbin/policy-rc.d.upheld
    apt-get -o DPkg::Lock::Timeout=300 update -qq >&2 || true
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing >&2 || say "Some packages could not be installed; their tests are skipped and say so."
  else
    say "Tests that need these Debian packages are skipped: $missing (install them, or run as root)."
  fi
}

build() { # configuration
  dotnet build "$solution" --configuration "$1" --nologo --verbosity quiet >&2
}

build_host() { # quiet when it goes well
  [ -e "$host" ] || say "Building Upheld; the first time takes a minute or two."
  local log; log=$(mktemp)
  dotnet build src/Upheld.Web --configuration Release --nologo --verbosity quiet >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; exit 1; }
  rm -f "$log"
}

count_results() { # folder with .trx files
  cat "$1"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | awk '
    { for (i = 1; i <= NF; i++) { split($i, a, "\""); if ($i ~ /^passed=/) p += a[2]; if ($i ~ /^failed=/) f += a[2]; if ($i ~ /^notExecuted=/) s += a[2] } }
    END { printf "%d passed, %d failed, %d skipped\n", p, f, s }'
}

run_tests() {
  require_sdk
  local long=""
  if [ "${1:-}" = --long ]; then long=1; shift; fi
  install_test_programs
  local results; results=$(mktemp -d)
  build Release
  local code=0
  UPHELD_TEST_LONG="$long" dotnet test --solution "$solution" --configuration Release --no-build --no-progress \
    --report-xunit-trx --results-directory "$results" "$@" || code=$?
  [ "$code" = 0 ] && { dotnet run --project eng/Requirements --configuration Release -- "$results" || code=$?; }
  if [ -n "$long" ]; then
    dotnet run --project eng/Requirements --configuration Release -- "$results" --log docs/measurements/full-size.txt "$(git rev-parse --short HEAD)" || code=$?
    say "docs/measurements/full-size.txt says what was run and counted."
  fi
  count_results "$results"
  rm -rf "$results"
  return "$code"
}

case "${1:-}" in
  run)
    require_sdk; shift; build_host
    # A newcomer watches this machine first, so loopback is open unless somebody has decided otherwise.
    if [ ! -e data/network-policy.yaml ]; then export UPHELD_NETWORK_POLICY="${UPHELD_NETWORK_POLICY:-examples/network-policy.yaml}"; fi
    UPHELD_DATA="${UPHELD_DATA:-./data}" exec dotnet "$host" serve "$@" ;;
  example) # without words: starts what is there to watch and applies examples/local.yaml for it; with words: examples/local/programs
    require_sdk; shift
    [ $# = 0 ] || exec examples/local/programs "$@"
    build_host
    examples/local/programs start
    applied=$(mktemp)
    examples/local/programs monitors | UPHELD_DATA="${UPHELD_DATA:-./data}" dotnet "$host" apply - >"$applied" || { code=$?; cat "$applied"; rm -f "$applied"; exit "$code"; }
    say "examples/local.yaml: $(grep ' to create, ' "$applied" || echo 'nothing has changed.')"
    say "The scorecard has its first figures within half a minute: http://localhost:8080"
    rm -f "$applied" ;;
  upheld)
    require_sdk; shift; build_host
    exec dotnet "$host" "$@" ;;
  test)
    shift; run_tests "$@" ;;
  check)
    require_sdk
    dotnet format style "$solution" --verify-no-changes --severity warn --exclude-diagnostics IDE0055 # line breaks are the author's; analyzers run in the build
    build Release
    for provider in sqlite postgres; do
      dotnet tool restore >/dev/null
      dotnet ef migrations has-pending-model-changes --project "src/Upheld.Storage.$([ $provider = sqlite ] && echo Sqlite || echo Postgres)" \
        --startup-project src/Upheld.Web --configuration Release --no-build -- $provider
    done ;;
  fmt)
    require_sdk; dotnet format style "$solution" --severity warn --exclude-diagnostics IDE0055 ;;
  bench)
    require_sdk; shift
    exec dotnet run --project bench/Upheld.Bench --configuration Release -- "$@" ;;
  migration)
    require_sdk; dotnet tool restore >/dev/null
    name=${2:?usage: ./dev migration NAME}
    dotnet ef migrations add "$name" --project src/Upheld.Storage.Sqlite --startup-project src/Upheld.Web -- sqlite
    dotnet ef migrations add "$name" --project src/Upheld.Storage.Postgres --startup-project src/Upheld.Web -- postgres ;;
  *)
    say "usage: ./dev run | example [stop|start NAME] | test [--long] | check | fmt | bench [NAME] | migration NAME | upheld ARGS"
    exit 2 ;;
esac
