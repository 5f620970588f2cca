#!/bin/sh
# Merges mail-config.yml beside this script into the configuration of Mailu. Source: KIT-33.
# Without --apply it only says what would change. Run it where `docker compose` finds Mailu.
# --update is always given: without it the import REPLACES the whole configuration.
set -eu
file="$(dirname "$0")/mail-config.yml"
case "${1-}" in
  '') options='--dry-run --verbose' ;;
  --apply) options='--verbose' ;;
  *)
    echo "usage: sh import.sh [--apply]" >&2
    exit 2
    ;;
esac
# Two options, never a name or an address.
# shellcheck disable=SC2086
exec docker exec -i "$(docker compose ps -q admin)" flask mailu config-import --update $options - <"$file"
