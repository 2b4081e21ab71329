"""The nearest that common tools do to a merge: read the rows, keep one per (device, n), leave them durable.

Called by benches/merge.rs as `merge_peers.py EVENTS.csv FOLDER`; prints a row of its table for each tool. None of them opens
a seal, checks a signature, keeps causes or finds a conflict. Each tool runs in its own process, started cold, and the row
count that it ends with is checked.
"""

import os
import shutil
import subprocess
import sys
import time

events, folder = sys.argv[1], sys.argv[2]
NAMES = ["device", "n", "interview", "at", "lamport", "payload"]

SQLITE = f"""
CREATE TABLE arrived (device TEXT, n INTEGER, interview TEXT, at INTEGER, lamport INTEGER, payload TEXT);
.mode csv
.import '{events}' arrived
CREATE TABLE event (device TEXT, n INTEGER, interview TEXT, at INTEGER, lamport INTEGER, payload TEXT,
  PRIMARY KEY (device, n)) WITHOUT ROWID;
INSERT OR IGNORE INTO event SELECT * FROM arrived;
DROP TABLE arrived;
SELECT count(*) FROM event;
"""

DUCKDB = f"""
import duckdb
c = duckdb.connect({os.path.join(folder, "duck.db")!r})
c.execute("create table event as select distinct on (device, n) * from read_csv(?, header=false, names={NAMES})", [{events!r}])
c.execute("checkpoint")
print(c.execute("select count(*) from event").fetchone()[0])
"""

PANDAS = f"""
import pandas
table = pandas.read_csv({events!r}, header=None, names={NAMES}).drop_duplicates(["device", "n"])
table.to_pickle({os.path.join(folder, "pandas.pkl")!r})
print(len(table))
"""

PEERS = [
    ("sqlite3 command line, .import and INSERT OR IGNORE", ["sqlite3", os.path.join(folder, "cli.db")], SQLITE),
    ("DuckDB, read_csv and DISTINCT ON", [sys.executable, "-"], DUCKDB),
    ("pandas, read_csv and drop_duplicates", [sys.executable, "-"], PANDAS),
]


def rows():
    """How many events were written: payloads hold no line breaks."""
    with open(events, "rb") as file:
        return sum(1 for _ in file)


expected = rows()
for what, command, script in PEERS:
    if shutil.which(command[0]) is None:
        print(f"SKIPPED: {command[0]} is not installed", file=sys.stderr)
        continue
    started = time.monotonic()
    peer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    peer.stdin.write(script)
    peer.stdin.close()
    said = peer.stdout.read()
    _, status, usage = os.wait4(peer.pid, 0)
    took = time.monotonic() - started
    if status != 0:
        print(f"SKIPPED: {what}", file=sys.stderr)
        continue
    assert int(said.split()[-1]) == expected, f"{what}: {said}"
    print(f"| {what} | {took:.2f} | {usage.ru_maxrss // 1000} |", flush=True)
