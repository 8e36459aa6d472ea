#!/usr/bin/env bash
# « make publier »: the host and the command line for linux-x64, compiled ahead of time with the model of the database, which a host
# would else spend a second to build at each start.
#
#   tools/publier.sh [FOLDER]     default: artifacts
set -euo pipefail
cd "$(dirname "$0")/.."
dossier=${1:-artifacts}
# The compiler server is left alone: shared between folders, it was seen to miss the tag helpers.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 UseSharedCompilation=false

dotnet tool restore >/dev/null
dotnet build src/Emjpm.Cli --configuration Release --verbosity quiet
modele() { # ENGINE
  rm -rf "src/Emjpm.Migrations.$1/obj/Modele"
  dotnet ef dbcontext optimize --project "src/Emjpm.Migrations.$1" --startup-project src/Emjpm.Cli --configuration Release --no-build \
    --output-dir obj/Modele --namespace "Emjpm.Migrations.$1.Modele" >/dev/null
}
modele Sqlite
ConnectionStrings__Emjpm=Host=localhost modele Postgres

for projet in Web Cli; do
  dotnet publish "src/Emjpm.$projet" --configuration Release --runtime linux-x64 --self-contained false \
    -p:PublishReadyToRun=true -p:ModelePublie=true --output "$dossier/${projet,,}" --verbosity quiet
done
