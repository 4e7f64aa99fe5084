"""An S3-compatible storage that really looks at signatures: Ceph's gateway, with one store in memory behind it."""

import subprocess
import uuid

import boto3

from .program import Program, free_port, need, wait_until

ACCESS_KEY, SECRET_KEY = "station", "a-throwaway-key-for-the-tests"
BUCKET = "station"
CONFIGURATION = """[global]
fsid = {fsid}
mon host = v1:127.0.0.1:{port}
public addr = 127.0.0.1
ms bind ipv6 = false
auth cluster required = none
auth service required = none
auth client required = none
osd objectstore = memstore
memstore device bytes = 268435456
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd crush chooseleaf type = 0
osd class load list = *
osd class default list = *
mon allow pool size one = true
mon max pg per osd = 1000
mon data = {folder}/mon
osd data = {folder}/osd
run dir = {folder}
admin socket = {folder}/$name.asok
log file = {folder}/$name.log
"""


class Storage:
    """``gateway``: the Program that speaks S3; what it stores outlives it. ``url``: where it answers."""

    def __init__(self, folder):
        need("ceph-mon ceph-osd radosgw", "ceph-mon", "ceph-osd", "ceph", "monmaptool", "radosgw")
        self.folder = folder
        self.configuration = folder / "ceph.conf"
        self._programs = []
        self.gateway = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.gateway.port}"

    @property
    def environment(self):
        """The settings of a site that keeps its uploads here."""
        return {
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT_URL": self.url,
            "S3_REGION": "us-east-1",
            "S3_ACCESS_KEY": ACCESS_KEY,
            "S3_SECRET_KEY": SECRET_KEY,
        }

    def client(self):
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
        )

    def start(self):
        fsid, store, port = str(uuid.uuid4()), str(uuid.uuid4()), free_port()
        self.configuration.write_text(CONFIGURATION.format(fsid=fsid, port=port, folder=self.folder))
        monitors = self.folder / "monitors"
        self._run("monmaptool", "--create", "--addv", "a", f"v1:127.0.0.1:{port}", "--fsid", fsid, monitors)
        (self.folder / "osd").mkdir()
        self._run("ceph-mon", "--mkfs", "-i", "a", "--monmap", monitors)
        self._serve("ceph-mon", "-i", "a", "-f", port=port)
        self._run("ceph", "osd", "new", store)
        self._run("ceph-osd", "--mkfs", "-i", "0", "--osd-uuid", store)
        store = self._serve("ceph-osd", "-i", "0", "-f")
        wait_until(lambda: self._is_up(store), "the store is up")
        keys = ("--access-key", ACCESS_KEY, "--secret-key", SECRET_KEY)
        self._run("radosgw-admin", "user", "create", "--uid", "station", "--display-name", "Station", *keys)
        port = free_port()
        front = f"--rgw_frontends=beast endpoint=127.0.0.1:{port}"
        self.gateway = self._serve("radosgw", "-n", "client.admin", "-f", front, port=port)
        self.client().create_bucket(Bucket=BUCKET)

    def stop(self):
        for program in reversed(self._programs):
            program.stop()

    def _is_up(self, store):
        """Where it asks the monitor before it knows which it belongs to, it ends, and has to be started again."""
        if not store.is_running:
            store.start()
        return "1 up" in self._run("ceph", "osd", "stat")

    def _run(self, name, *arguments):
        """Returns what it printed. Some ask before they know of which monitor, are refused, and are run again."""
        command = [name, "-c", str(self.configuration), *map(str, arguments)]
        for _time in range(5):
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
            if done.returncode == 0:
                return done.stdout
        raise AssertionError(f"{command}\n{done.stdout}\n{done.stderr}")

    def _serve(self, name, *arguments, port=None):
        program = Program(
            [name, "-c", self.configuration, *arguments], port, self.folder / f"{name}.output.log"
        )
        self._programs.append(program)
        program.start()
        return program
