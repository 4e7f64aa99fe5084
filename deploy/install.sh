#!/bin/sh
# Installs the site on one Debian machine: user, packages, environment, services and proxy. Run it as root, from anywhere,
# as often as you like: what is there stays, what changed is brought up to date.
#
#   deploy/install.sh HOST [E-MAIL FOR CERTIFICATES]
#
# HOST is the name under which the first station is reached. With an e-mail address a certificate is asked for from
# Let's Encrypt; without one, put yours into /etc/ssl/station/ (fullchain.pem and privkey.pem).
set -eu
# Where a machine hides new files by habit, nothing of the site could be read by its own user.
umask 022

HOST=${1:?"usage: deploy/install.sh HOST [E-MAIL]"}
EMAIL=${2:-}
SOURCE=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
HOME_DIR=${STATION_HOME:-/srv/station}

say() { printf '== %s\n' "$*"; }
[ "$(id -u)" = 0 ] || { echo "Run it as root: it makes a user, installs packages and starts services." >&2; exit 1; }
[ -f /etc/debian_version ] || { echo "This script knows Debian and Ubuntu. docs/running.md says what to do elsewhere." >&2; exit 1; }

say "Packages"
export DEBIAN_FRONTEND=noninteractive
missing=
for package in python3-venv python3-dev gcc make rsync nginx sqlite3 fonts-thai-tlwg; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
# shellcheck disable=SC2086
[ -z "$missing" ] || { apt-get update -q && apt-get install -yq --no-install-recommends $missing; }

say "User and files in $HOME_DIR"
id station >/dev/null 2>&1 || useradd --system --home-dir "$HOME_DIR" --shell /usr/sbin/nologin station
mkdir -p "$HOME_DIR"
[ "$SOURCE" = "$HOME_DIR" ] || rsync -a --delete --exclude /.git --exclude /.venv --exclude /var --exclude /.env "$SOURCE/" "$HOME_DIR/"
install -d -o station -g station -m 750 "$HOME_DIR/var"

say "Environment"
( cd "$HOME_DIR" && tools/environment.sh )
"$HOME_DIR/.venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$HOME_DIR/requirements.txt"
if [ ! -f "$HOME_DIR/.env" ]; then
    secret=$("$HOME_DIR/.venv/bin/python" -c 'import secrets; print(secrets.token_urlsafe(50))')
    ( umask 077; printf 'SECRET_KEY=%s\nALLOWED_HOSTS=sites\nBEHIND_PROXY=on\nADMIN_BASE_URL=https://%s\n' "$secret" "$HOST" > "$HOME_DIR/.env" )
fi
# One brought along from another machine too.
chown station:station "$HOME_DIR/.env" && chmod 600 "$HOME_DIR/.env"

say "Database, texts and static files"
manage() { ( cd "$HOME_DIR" && runuser -u station -- env DJANGO_SETTINGS_MODULE=cms.settings.production .venv/bin/python manage.py "$@" ); }
# What it writes is for its own user alone: anybody on this machine may enter the folder, for nginx.
umask 077
# Compiled texts lie beside their sources.
chown -R station:station "$HOME_DIR/locale"
manage compilecatalogues
( umask 022; manage collectstatic --noinput -v 0 )
manage prepare --no-demo
[ ! -f "$HOME_DIR/var/db.sqlite3" ] || chmod 600 "$HOME_DIR/var/db.sqlite3"
# What was installed now is what the nightly look compares with. What it finds already is told in the admin.
manage integrity --accept || true

umask 022

say "Services"
# Which of them run is decided once: a further machine, or a further process, stays as it was set up.
if [ -f /etc/systemd/system/station-worker.service ]; then first=; else first=yes; fi
for unit in "$HOME_DIR"/deploy/systemd/*.service "$HOME_DIR"/deploy/systemd/*.timer; do
    sed "s#/srv/station#$HOME_DIR#g" "$unit" > "/etc/systemd/system/$(basename "$unit")"
done
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    # An older unit had no port in its name.
    if [ -f /etc/systemd/system/station-web.service ]; then
        systemctl disable -q --now station-web || true
        rm /etc/systemd/system/station-web.service
        systemctl enable -q --now station-web@8000
    fi
    [ -z "$first" ] || systemctl enable -q --now station-web@8000 station-worker station-tick.timer
    systemctl try-restart 'station-web@*' station-worker
else
    echo "   systemd does not run here: the units are in place, and start with the next boot."
fi

say "Proxy"
install -d /etc/ssl/station /var/www/acme
for file in station-proxy.conf station-upstream.conf station-static.conf; do
    # The processes of this site are named in it.
    [ "$file" != station-upstream.conf ] || [ ! -f "/etc/nginx/$file" ] || continue
    sed "s#/srv/station#$HOME_DIR#g" "$HOME_DIR/deploy/nginx/$file" > "/etc/nginx/$file"
done
# nginx reads static files and nothing else of the folder.
chmod 751 "$HOME_DIR/var"
rm -f /etc/nginx/sites-enabled/default
if [ ! -f /etc/ssl/station/fullchain.pem ]; then
    say "A certificate of our own for now"
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=$HOST" \
        -keyout /etc/ssl/station/privkey.pem -out /etc/ssl/station/fullchain.pem 2>/dev/null
    chmod 600 /etc/ssl/station/privkey.pem
fi
sed "s#/srv/station#$HOME_DIR#g" "$HOME_DIR/deploy/nginx/station.conf" > /etc/nginx/conf.d/station.conf
nginx -t -q
if [ -d /run/systemd/system ]; then
    if [ -n "$first" ]; then systemctl reload-or-restart nginx; else systemctl try-reload-or-restart nginx; fi
fi
if [ -n "$EMAIL" ]; then
    command -v certbot >/dev/null || apt-get install -yq --no-install-recommends certbot
    certbot certonly --non-interactive --agree-tos --webroot -w /var/www/acme -m "$EMAIL" -d "$HOST" \
        --deploy-hook "install -m 600 /etc/letsencrypt/live/$HOST/privkey.pem /etc/ssl/station/ && install -m 644 /etc/letsencrypt/live/$HOST/fullchain.pem /etc/ssl/station/ && systemctl reload nginx"
fi

say "Done. Make the first station with: cd $HOME_DIR && runuser -u station -- env DJANGO_SETTINGS_MODULE=cms.settings.production .venv/bin/python manage.py station"
