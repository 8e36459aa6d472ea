# Sourced by the scripts that need a PostgreSQL server: a private one, thrown away at the end, in a directory of its own,
# on a free port of loopback, without durability. Never touches a server that is already there.
#
#   postgres_demarrer [durable]   sets POSTGRES to its connection string, without a database; 1 when none can be started
#   postgres_arreter              stops it and removes its files

postgres_binaires() {
  local dossier
  for dossier in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) "$(dirname "$(command -v initdb || echo /)")"; do
    [ -x "$dossier/initdb" ] && [ -x "$dossier/pg_ctl" ] && echo "$dossier" && return
  done
  return 1
}

# PostgreSQL refuses to run as root: its commands are then run as the account its package created.
postgres_sous_compte() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

postgres_demarrer() {
  local binaires port durable="-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
  [ "${1:-}" = durable ] && durable=""
  binaires=$(postgres_binaires) || return 1
  [ "$(id -u)" != 0 ] || id postgres >/dev/null 2>&1 || return 1
  POSTGRES_BINAIRES=$binaires
  POSTGRES_DOSSIER=$(mktemp -d "${TMPDIR:-/tmp}/emjpm-postgres-XXXXXX")
  [ "$(id -u)" != 0 ] || chown postgres "$POSTGRES_DOSSIER"
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
  if postgres_sous_compte "$binaires/initdb" -D "$POSTGRES_DOSSIER/donnees" -U postgres -A trust -E UTF8 --no-sync \
    >"$POSTGRES_DOSSIER.journal" 2>&1 &&
    postgres_sous_compte "$binaires/pg_ctl" -D "$POSTGRES_DOSSIER/donnees" -l "$POSTGRES_DOSSIER/journal" -w -t 60 \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$POSTGRES_DOSSIER -c max_connections=400 $durable" \
      start >>"$POSTGRES_DOSSIER.journal" 2>&1; then
    POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres"
    return 0
  fi
  cat "$POSTGRES_DOSSIER.journal" "$POSTGRES_DOSSIER/journal" 2>/dev/null
  postgres_arreter
  return 1
}

postgres_arreter() {
  [ -n "${POSTGRES_DOSSIER:-}" ] || return 0
  postgres_sous_compte "$POSTGRES_BINAIRES/pg_ctl" -D "$POSTGRES_DOSSIER/donnees" -m immediate stop >/dev/null 2>&1
  rm -rf "$POSTGRES_DOSSIER" "$POSTGRES_DOSSIER.journal"
  POSTGRES_DOSSIER='' POSTGRES=''
}
