#!/bin/bash
# Makes the database of POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB when there is none, and starts it.
set -euo pipefail

bin=$(echo /usr/lib/postgresql/*/bin)
data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}
as_postgres() {
  setpriv --reuid=postgres --regid=postgres --init-groups "$@"
}

if [ ! -e "$data" ]; then
  install -d -o postgres -g postgres -m 700 "$data"
  install -o postgres -m 600 /dev/null /tmp/password
  echo "$POSTGRES_PASSWORD" > /tmp/password
  as_postgres "$bin/initdb" -D "$data" -U "$user" -E UTF8 --auth=scram-sha-256 --pwfile=/tmp/password
  echo "host all all all scram-sha-256" >> "$data/pg_hba.conf"
  as_postgres "$bin/pg_ctl" -D "$data" -w -o "-c listen_addresses= -k /tmp" start
  PGPASSWORD=$POSTGRES_PASSWORD as_postgres "$bin/createdb" -h /tmp -U "$user" "${POSTGRES_DB:-$user}"
  as_postgres "$bin/pg_ctl" -D "$data" -w stop
  rm /tmp/password
fi
exec setpriv --reuid=postgres --regid=postgres --init-groups "$bin/postgres" -D "$data" -c 'listen_addresses=*' -k /tmp "$@"
