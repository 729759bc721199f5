#!/usr/bin/env python3
"""What the world does to a build: a full disk, folders that cannot be written, a kill, two builds at once.

    python3 tests/faults.py PROGRAM

Each case ends as the promise “nothing is lost” says, with one plain line and exit code 2. Needs nothing but
Python on a POSIX system. A case that a machine cannot stage one way is staged another way, and the line it
prints says which; none is passed over.
"""

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SITE = Path(__file__).parent / "sites" / "everything"
MANIFEST = ".briefing-manifest.json"
NOBODY = 65534
KILLS = 100
TWINS = 10
SEED = 20260109


def main():
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        cases = [full_disk, read_only_folder, unreadable_file, one_file_stays, killed, killed_when_fresh, at_once]
        for case in cases:
            begun = time.monotonic()
            place = folder / case.__name__
            how = case(project(place))
            print(f"{case.__name__.replace('_', ' ')}: {how} ({time.monotonic() - begun:.1f} s)", flush=True)
    print(f"{len(cases)} passed, 0 failed")


# Projects and builds


def project(place):
    shutil.copytree(SITE / "content", place / "content")
    return place


def change(place, word):
    """Changes what every page shows, and adds or takes away a page."""
    record = place / "content" / "briefing.yaml"
    lines = [line for line in record.read_text().splitlines() if not line.startswith("status:")]
    record.write_text("\n".join(lines) + f"\nstatus: {word}\n")
    page = place / "content" / "pages" / "notice.md"
    if word == "paused":
        page.write_text("---\ntitle: Notice\n---\nWe are away.\n")
    else:
        page.unlink(missing_ok=True)


def command(place, output="public"):
    return [str(PROGRAM), "-C", str(place), "build", "--output", output]


def build(place, **more):
    # A problem of the content would hide what is tried here.
    return subprocess.run(command(place), capture_output=True, text=True, timeout=60, **more)


def built(place):
    done = build(place)
    assert done.returncode == 0, done.stderr
    return tree(place / "public")


def tree(folder):
    """Every file with a hash of what is in it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def refused(done, *words):
    said = done.stderr.strip().splitlines()
    last = said[-1] if said else ""
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert last.startswith("error: ") and all(word in last for word in words), done.stderr
    assert "panicked" not in done.stderr, done.stderr
    return last


def as_nobody():
    """Root may write everywhere; the rights of files are tried as someone else."""
    if os.geteuid() == 0:
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []}, "as nobody"
    return {}, "as the user"


def give(place):
    if os.geteuid() == 0:
        for path in [place, *place.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


# Cases


def full_disk(place):
    disk = place / "disk"
    disk.mkdir()
    size = 200_000
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(disk)], capture_output=True)
    if mounted.returncode == 0:
        try:
            done = subprocess.run(command(place, "disk/site"), capture_output=True, text=True, timeout=60)
            refused(done, "cannot", "No space left")
            assert tree(disk) == {}, "a fresh site does not appear at all"
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    before = built(place)
    change(place, "paused")
    # No file may be longer than the first kilobytes: a disk that fills up while files are written.
    short = lambda: (
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)),
    )
    refused(build(place, preexec_fn=short), "cannot write")
    assert tree(place / "public") == before, "an existing site is as it was"
    built(place)
    return f"{'a tmpfs of 200 kB' if mounted.returncode == 0 else 'no tmpfs here'}, and a limit on the length of files"


def read_only_folder(place):
    before = built(place)
    change(place, "paused")
    give(place)
    other, how = as_nobody()
    (place / "public").chmod(0o555)
    refused(build(place, **other), "cannot", "Permission denied", "public")
    assert tree(place / "public") == before
    shutil.rmtree(place / "public")
    place.chmod(0o555)
    refused(build(place, **other), "cannot", "Permission denied")
    assert not (place / "public").exists()
    place.chmod(0o755)
    return how


def unreadable_file(place):
    give(place)
    other, how = as_nobody()
    record = place / "content" / "actors.yaml"
    record.chmod(0)
    refused(build(place, **other), "cannot read", "actors.yaml", "Permission denied")
    record.chmod(0o644)
    folder = place / "content" / "sources"
    folder.chmod(0)
    refused(build(place, **other), "cannot read", "sources", "Permission denied")
    folder.chmod(0o755)
    return how


def one_file_stays(place):
    """A file that cannot be replaced: what is put in place stays whole, and the next build completes it."""
    old = built(place)
    change(place, "paused")
    stuck = place / "public" / "timeline.html"
    if subprocess.run(["chattr", "+i", str(stuck)], capture_output=True).returncode == 0:
        how, other, free = "chattr +i", {}, lambda: subprocess.run(["chattr", "-i", str(stuck)], check=True)
    else:
        # In a folder with the sticky bit, nobody replaces a file of someone else's.
        give(place)
        assert os.geteuid() == 0, "neither chattr nor root: run this as root"
        how, (other, _) = "a sticky folder", as_nobody()
        os.chown(place / "public", 0, 0)
        os.chown(stuck, 0, 0)
        (place / "public").chmod(0o1777)
        free = lambda: (os.chown(stuck, NOBODY, NOBODY), os.chown(place / "public", NOBODY, NOBODY))
    try:
        refused(build(place, **other), "timeline.html", "the next build completes it")
    finally:
        free()
    mixed = tree(place / "public")
    new = expected(place)
    whole(mixed, old, new)
    assert without(built(place)) == without(new)
    # A folder in the place of a file is not ours to remove.
    os.remove(stuck)
    stuck.mkdir()
    (stuck / "mine.txt").write_text("mine")
    change(place, "active")
    before = tree(place / "public")
    refused(build(place), "timeline.html")
    assert tree(place / "public") == before
    return how


def killed(place):
    """A kill at a random moment of a build over an existing site."""
    change(place, "active")
    one = built(place)
    change(place, "paused")
    other = built(place)
    begun = time.monotonic()
    change(place, "active")
    built(place)
    length = time.monotonic() - begun
    numbers, middle = random.Random(SEED), 0
    for turn in range(KILLS):
        change(place, ["paused", "active"][turn % 2])
        was_killed(place, numbers.uniform(0, length * 1.1))
        there = tree(place / "public")
        whole(there, one, other)
        middle += without(there) not in (without(one), without(other))
        if turn % 10 == 9:
            assert without(built(place)) == without([other, one][turn % 2]), "the next build completes it"
            assert not list(place.rglob("*briefing-tmp*")), "and leaves nothing behind"
    return f"{KILLS} kills, {middle} of them between the first file and the last"


def killed_when_fresh(place):
    """A kill at a random moment of the first build: the site is there whole, or not at all."""
    new = expected(place)
    begun = time.monotonic()
    built(place)
    length = time.monotonic() - begun
    numbers, there = random.Random(SEED), 0
    for _ in range(KILLS // 2):
        shutil.rmtree(place / "public", ignore_errors=True)
        was_killed(place, numbers.uniform(0, length * 1.2))
        if (place / "public").exists():
            assert tree(place / "public") == new
            there += 1
    shutil.rmtree(place / "public", ignore_errors=True)
    assert built(place) == new
    assert not list(place.glob(".*briefing-tmp*")), "the next build removes what was staged"
    return f"{KILLS // 2} kills, the site there whole after {there}"


def at_once(place):
    """Two builds at once in one folder: each succeeds or says why not, and the site is one of the two."""
    twin = project(place.with_name("twin"))
    change(twin, "paused")
    new, other = expected(place), expected(twin)
    refusals = 0
    for turn in range(TWINS):
        if turn % 2 == 0:
            shutil.rmtree(place / "public", ignore_errors=True)
        public = str(place / "public")
        both = [
            subprocess.Popen(command(one, public), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for one in (place, twin)
        ]
        codes = []
        for process in both:
            _, said = process.communicate(timeout=60)
            codes.append(process.returncode)
            if process.returncode != 0:
                refusals += 1
                assert process.returncode == 2 and "another build" in said, said
        assert 0 in codes, "at least one is done"
        there = tree(place / "public")
        assert there in (new, other), "the site is one of the two, not a mixture"
    assert built(place) == new
    return f"{TWINS} pairs, {refusals} told to come again"


# What is left behind


def was_killed(place, after):
    process = subprocess.Popen(command(place), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)


def expected(place):
    """The site as it would be in a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command(place, f"{folder}/site"), capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return tree(Path(folder) / "site")


def without(files):
    """The files that readers see."""
    return {path: content for path, content in files.items() if not path.startswith(".briefing")}


def whole(there, old, new):
    """Every file is the old or the new one, and every old file that is not new is still listed."""
    for path, content in without(there).items():
        assert content in (old.get(path), new.get(path)), f"{path} is neither old nor new"
    missing = [path for path in without(old) if path in new and path not in there]
    assert not missing, f"gone: {missing}"
    assert MANIFEST in there


if __name__ == "__main__":
    main()
