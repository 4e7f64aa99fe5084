"""nginx with the configuration that deploy/nginx ships: only ports, folders and processes are those of the test."""

import re
import subprocess
from pathlib import Path

from .program import Program, free_port, need

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "deploy" / "nginx"
MAIN = """daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/station.conf;
}}
"""


class Proxy(Program):
    """``url``: where it answers over TLS. ``certificate``: the file of the authority that browsers must know."""

    def __init__(self, folder, ports, site, bucket=None):
        """``ports``: of the application processes. ``site``: the folder that stands for /srv/station.

        ``bucket``: the address of the bucket, without a slash at its end, from which it takes pictures itself.
        """
        need("nginx", "nginx", "openssl")
        self.folder, self.site, self.plain_port = folder, site, free_port()
        super().__init__(["nginx", "-c", folder / "nginx.conf"], free_port(), folder / "nginx.output.log")
        self.url = f"https://127.0.0.1:{self.port}"
        self.certificate = folder / "ssl" / "fullchain.pem"
        self._make_certificate()
        self._write("station.conf")
        self._write("station-proxy.conf")
        self._write("station-upstream.conf")
        self._write("station-static.conf")
        if bucket:
            self._write("bucket-pictures.conf", "station-static-pictures.conf", f"{bucket}/images/")
        upstream = folder / "station-upstream.conf"
        (line,) = re.findall(r" *server .*;\n", upstream.read_text())
        lines = "".join(line.replace("127.0.0.1:8000", f"127.0.0.1:{port}") for port in ports)
        upstream.write_text(upstream.read_text().replace(line, lines))
        # Only root may change who reads the files.
        user = "user root;" if folder.owner() == "root" else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user))

    def _write(self, name, target=None, pictures=""):
        text = (SHIPPED / name).read_text().replace("http://127.0.0.1:8333/station/images/", pictures)
        for old, new in {
            "/etc/nginx/station": f"{self.folder}/station",
            "/etc/ssl/station": f"{self.folder}/ssl",
            "/var/log/nginx": str(self.folder),
            "/srv/station": str(self.site),
            # All readers of a test come from one address.
            "rate=30r/s": "rate=9999r/s",
            "burst=60": "burst=999",
            "listen 443": f"listen 127.0.0.1:{self.port}",
            "listen 80": f"listen 127.0.0.1:{self.plain_port}",
        }.items():
            text = text.replace(old, new)
        # Machines without IPv6 run the tests too.
        (self.folder / (target or name)).write_text(re.sub(r" *listen \[::\].*\n", "", text))

    def _make_certificate(self):
        self.certificate.parent.mkdir()
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:kamala.example"),
                *("-keyout", str(self.folder / "ssl" / "privkey.pem"), "-out", str(self.certificate)),
            ],
            check=True,
            capture_output=True,
        )
