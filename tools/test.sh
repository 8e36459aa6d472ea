#!/usr/bin/env bash
# Everything a change must pass: format, build, the suites, on SQLite, on PostgreSQL and in a browser.
# Ends with one line « N passed, N failed, N skipped ».
#
#   --rapide     without PostgreSQL and without a browser
#   --captures   only takes the screenshots of docs/captures/
#
# PostgreSQL and Chromium are installed when they are missing and this is root on Debian. Where they cannot be had their
# suites count as skipped, or as failed when CI=true. EMJPM_CHROMIUM names another Chromium.
set -uo pipefail
cd "$(dirname "$0")/.."
. tools/postgres.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
resultats=$(mktemp -d)
trap 'postgres_arreter; rm -rf "$resultats"' EXIT
reussis=0 echoues=0 omis=0 a_revoir=()

titre() { printf '\n== %s\n' "$1"; }

echec() {
  echoues=$((echoues + ${2:-1}))
  a_revoir+=("$1")
}

# rates REPORT : each failed test and the first lines of what it says, to be read at the end of a long run.
rates() {
  grep -aoE '<test [^>]*result="Fail"|<message><!\[CDATA\[[^]]{0,600}' "$1" |
    sed -E 's/<test .*name="([^"]*)".*/--- \1/; s/<message><!\[CDATA\[/    /' >>"$resultats/rates"
}

bilan() {
  titre "Summary"
  [ ! -s "$resultats/rates" ] || cat "$resultats/rates"
  [ ${#a_revoir[@]} = 0 ] || printf 'To look at: %s\n' "${a_revoir[@]}"
  echo "$reussis passed, $echoues failed, $omis skipped"
  [ "$echoues" = 0 ]
  exit
}

# verification NAME COMMAND… : a check that passes or fails as one.
verification() {
  titre "$1"
  if "${@:2}"; then reussis=$((reussis + 1)); else
    echec "$1"
    return 1
  fi
}

# suite NAME PROJECT [OPTIONS…] : runs a test program and adds up its own results; a run that died is a failure.
suite() {
  local nom=$1 projet=$2 rapport="$resultats/$2-$RANDOM.xml" code
  titre "$nom"
  timeout --kill-after=30 1500 dotnet "tests/$projet/bin/Release/net10.0/$projet.dll" -noLogo -noColor -diagnostics -xml "$rapport" "${@:3}"
  code=$?
  # The attributes of <assembly> hold the totals; « errors » are failures outside any test, such as a broken fixture.
  compte() { sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$rapport" 2>/dev/null | head -1; }
  if [ -z "$(compte passed)" ]; then
    echec "$nom: the run ended with code $code without results"
    return
  fi
  reussis=$((reussis + $(compte passed)))
  omis=$((omis + $(compte skipped)))
  local nombre=$(($(compte failed) + $(compte errors)))
  [ "$nombre" = 0 ] && [ "$code" != 0 ] && nombre=1
  [ "$nombre" = 0 ] && return
  rates "$rapport"
  echec "$nom: $nombre failed" "$nombre"
}

# absent NAME PROJECT REASON : the suite could not run.
absent() {
  titre "$1"
  echo "Not run: $3"
  if [ "${CI:-}" = true ]; then
    echec "$1: $3"
  else
    omis=$((omis + $(dotnet "tests/$2/bin/Release/net10.0/$2.dll" -list tests -noColor | grep -c .)))
  fi
}

# installer PACKAGE : only as root on Debian.
installer() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing $1…"
  (apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$1") >"$resultats/apt" 2>&1 </dev/null ||
    { tail -5 "$resultats/apt" && return 1; }
}

# Not named after the program: « command -v » would find the function.
trouver_chromium() {
  EMJPM_CHROMIUM=${EMJPM_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
  [ -n "$EMJPM_CHROMIUM" ] && export EMJPM_CHROMIUM
}

mode=${1:-}
if [ "$mode" != --captures ]; then
  dotnet tool restore >/dev/null
  verification "Format" dotnet csharpier check .
fi
verification "Build" dotnet build Emjpm.slnx --configuration Release --verbosity quiet --nologo || bilan

if [ "$mode" = --captures ]; then
  trouver_chromium || { echo "Chromium is needed"; exit 1; }
  EMJPM_CAPTURES="$PWD/docs/captures" suite "Screenshots" Emjpm.Browser.Tests -class Emjpm.Browser.Tests.ReservationTests \
    -class Emjpm.Browser.Tests.GestionnaireTests -class Emjpm.Browser.Tests.ImportTests -class Emjpm.Browser.Tests.InscriptionTests \
    -class Emjpm.Browser.Tests.PilotageTests
  bilan
fi

suite "Rules and ranking" Emjpm.Core.Tests
suite "Design system" Emjpm.Dsfr.Tests
EMJPM_TEST_MOTEUR=sqlite suite "Pages on SQLite" Emjpm.Web.Tests
[ "$mode" = --rapide ] && bilan

postgres_binaires >/dev/null || installer postgresql
if postgres_demarrer; then
  EMJPM_TEST_MOTEUR=postgres EMJPM_TEST_POSTGRES=$POSTGRES suite "Pages on PostgreSQL" Emjpm.Web.Tests
else
  absent "Pages on PostgreSQL" Emjpm.Web.Tests "no PostgreSQL server could be started (package postgresql)"
fi

if trouver_chromium || { installer chromium && trouver_chromium; }; then
  EMJPM_TEST_MOTEUR=sqlite suite "In a browser" Emjpm.Browser.Tests
  [ -z "${POSTGRES:-}" ] || EMJPM_TEST_MOTEUR=postgres EMJPM_TEST_POSTGRES=$POSTGRES \
    suite "The main job in a browser on PostgreSQL" Emjpm.Browser.Tests -class Emjpm.Browser.Tests.ReservationTests
else
  absent "In a browser" Emjpm.Browser.Tests "Chromium was not found (package chromium, or EMJPM_CHROMIUM)"
fi
bilan
