"""Programs that compare Word documents, beside stet doing the same: all read two DOCX files and write one with tracked
changes. Each shows first, on a pair of sentences, that it finds a known change."""
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIMIT_SECONDS = 100  # of one run; who needs more is not waited for
RUNS = 5
KNOWN_OLD, KNOWN_NEW = "Lima", "Quito"
KNOWN = "We agreed to meet in {} next year.\n\nWe noted the progress of the talks on fisheries.\n"

NAMES = {"stet": "`stet compare --format docx`", "libreoffice": "LibreOffice Writer, without a window",
         "docxodus": "Docxodus through Node (`compareDocuments`)"}


def _has_uno(python):
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0


def programs(stet, cache):
    """Command lines but for OLD, NEW and OUT, by name, and why the others are absent. `cache`: a folder kept between runs,
    with npm's packages and the office's settings."""
    found, absent = {"stet": [stet, "compare", "--quiet", "--format", "docx"]}, {}
    # Debian's python3-uno is for Debian's Python, wherever another comes first.
    python = next((p for p in ("/usr/bin/python3", sys.executable) if os.path.exists(p) and _has_uno(p)), None)
    if shutil.which("soffice") and python:
        found["libreoffice"] = [python, os.path.join(HERE, "office_compare.py"), os.path.join(cache, "office")]
    else:
        absent["libreoffice"] = "not installed (Debian packages libreoffice-writer, python3-uno)"
    package = os.path.join(cache, "node_modules", "docxodus")
    if shutil.which("node") and os.path.isdir(package):
        found["docxodus"] = ["node", os.path.join(HERE, "docxodus_compare.mjs"), package]
    else:
        absent["docxodus"] = "not installed (npm package docxodus)"
    return found, absent


def run(name, command, old, new, out):
    """Seconds of the whole process, None where it took longer than the limit, or a complaint."""
    arguments = ["-o", out, old, new] if name == "stet" else [old, new, out]
    if os.path.exists(out):
        os.remove(out)
    begin = time.perf_counter()
    child = subprocess.Popen(command + arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        status = child.wait(LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, 15)
        child.wait()
        return None
    seconds = time.perf_counter() - begin
    if status != 0:
        return f"ended with status {status}"
    return seconds if tracked(out)[0] or tracked(out)[1] else "found no change"


def tracked(path):
    """The texts inserted and deleted in a document."""
    if not os.path.exists(path):
        return "", ""
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode("utf-8", "replace")
    inserted = " ".join(re.findall(r"<w:ins\b[^>]*[^/]>.*?</w:ins>", body, re.S))
    return (" ".join(re.findall(r"<w:t\b[^>]*>([^<]*)</w:t>", inserted)),
            " ".join(re.findall(r"<w:delText\b[^>]*>([^<]*)</w:delText>", body)))


def document_of(stet, text, out):
    """A text as a Word document: what stet writes of a statement that did not change."""
    subprocess.run([stet, "compare", "--quiet", "--format", "docx", "-o", out, text, text], check=True)
    return out


def finds_known_change(stet, name, command, folder):
    paths = []
    for word in (KNOWN_OLD, KNOWN_NEW):
        text = os.path.join(folder, f"known-{word}.txt")
        with open(text, "w", encoding="utf-8") as out:
            out.write(KNOWN.format(word))
        paths.append(document_of(stet, text, text + ".docx"))
    out = os.path.join(folder, f"known-{name}.docx")
    result = run(name, command, *paths, out)
    inserted, deleted = tracked(out)
    return isinstance(result, float) and KNOWN_NEW in inserted and KNOWN_OLD in deleted


def measure(stet, old, new, cache, folder):
    """By name: the fastest of some runs in seconds, or what is to be said in its place; and why others are absent."""
    (found, absent), results = programs(stet, cache), {}
    pair = [document_of(stet, text, os.path.join(folder, f"{side}.docx")) for text, side in ((old, "old"), (new, "new"))]
    for name, command in found.items():
        if not finds_known_change(stet, name, command, folder):
            results[name] = "does not find a known change here"
            continue
        times = []
        while len(times) < RUNS:
            seconds = run(name, command, *pair, os.path.join(folder, f"{name}.docx"))
            if not isinstance(seconds, float):
                times = seconds or f"over {LIMIT_SECONDS} s"
                break
            times.append(seconds)
            if seconds > LIMIT_SECONDS / RUNS:
                break
        results[name] = min(times) if isinstance(times, list) else times
    return results, absent
