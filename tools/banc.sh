#!/usr/bin/env bash
# « make bench »: the replay of the ranking, then, on both engines at three sizes, what a court, a service and the agents of the State do over
# HTTP, imports, five years of figures, and the replay of the needs of the nation.
#
#   tools/banc.sh [SIZES]     default: "10000 100000 1000000" mesures
#
# BANC_SANS_REJEU=1 and BANC_SANS_SQLITE=1 leave out the replay and SQLite. BANC_LIGNES="10000 100000": lines of the files imported.
# BANC_SEUL=direction leaves out all but the figures, the agents and the replay of the nation.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/postgres.sh

tailles=${1:-10000 100000 1000000}
dossier=$(mktemp -d "${TMPDIR:-/tmp}/emjpm-banc-XXXXXX")
trap 'postgres_arreter; rm -rf "$dossier"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

tools/publier.sh "$dossier"
dotnet build bench/Emjpm.Bench --configuration Release --verbosity quiet --nologo
banc="bench/Emjpm.Bench/bin/Release/net10.0/Emjpm.Bench.dll"

echo "Machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), .NET $(dotnet --version)"
[ "${BANC_SANS_REJEU:-}" ] || dotnet "$banc" rejeu

mesurer() { # ENGINE SIZE CONNECTION
  export ConnectionStrings__Emjpm=$3
  dotnet "$dossier/cli/emjpm.dll" migrate >/dev/null
  printf '\n## %s, %s mesures\n\n' "$1" "$2"
  dotnet "$dossier/cli/emjpm.dll" seed --scale national --mesures "$2" | tail -1
  echo
  [ "${BANC_SEUL:-}" = direction ] || servir "$3"
  piloter "$3"
}

servir() { # CONNECTION
  dotnet "$banc" charge "$dossier/web/Emjpm.Web.dll" "$1" juge-0001@national.emjpm.fr Lille
  echo
  dotnet "$banc" charge-service "$dossier/web/Emjpm.Web.dll" "$1"
  echo
  for lignes in ${BANC_LIGNES:-10000 100000}; do
    dotnet "$banc" imports "$dossier/web/Emjpm.Web.dll" "$1" "$lignes"
  done
}

piloter() { # CONNECTION
  local hier debut cli="$dossier/cli/emjpm.dll"
  hier=$(date -d yesterday +%F)
  debut=$(date -d "$hier 5 years ago" +%F)
  chronometrer "Figures of the nation at the end of a day" dotnet "$cli" releves --du "$hier"
  # Killed in the middle: the same command goes on with the days that miss, and counts none twice.
  timeout --signal=INT "${BANC_INTERRUPTION:-20}" dotnet "$cli" releves --du "$debut" 2>&1 | tail -1 || true
  chronometrer "Five years of figures, what the interruption left" dotnet "$cli" releves --du "$debut"
  chronometrer "10,000 needs under four policies" dotnet "$cli" simulate --besoins 10000 --graine 1
  chronometrer "The same, of the needs whose request is known" dotnet "$cli" simulate --besoins 10000 --graine 1 --demandes-connues
  dotnet "$banc" charge-direction "$dossier/web/Emjpm.Web.dll" "$1"
  echo
}

chronometrer() { # TITLE COMMAND…: its last lines, then its time
  local titre=$1 debut=${EPOCHREALTIME/[.,]/}
  shift
  "$@" 2>&1 | tail -7
  printf '%s: %d.%d s\n\n' "$titre" $(((${EPOCHREALTIME/[.,]/} - debut) / 1000000)) $(((${EPOCHREALTIME/[.,]/} - debut) / 100000 % 10))
}

for taille in $([ -n "${BANC_SANS_SQLITE:-}" ] || echo "$tailles"); do
  mesurer SQLite "$taille" "Data Source=$dossier/$taille.db"
  rm -f "$dossier/$taille.db"*
done
if postgres_demarrer durable; then
  for taille in $tailles; do
    mesurer PostgreSQL "$taille" "$POSTGRES;Database=banc_$taille"
  done
else
  echo "PostgreSQL could not be started: not measured."
fi
