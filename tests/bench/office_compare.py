#!/usr/bin/env python3
"""Compare two documents with LibreOffice Writer: starts it without a window, opens NEW, compares it with OLD, and writes
what it found as tracked changes. Needs the Debian packages libreoffice-writer and python3-uno.

  office_compare.py PROFILE OLD NEW OUT

PROFILE: a folder for the office's settings, made at the first start.
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

START_SECONDS = 60


def named(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connected(pipe, office):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end or office.poll() is not None:
                sys.exit("LibreOffice did not start")
            time.sleep(0.01)


def main():
    profile, old, new, out = (uno.systemPathToFileUrl(os.path.abspath(path)) for path in sys.argv[1:5])
    pipe = f"compare{os.getpid()}"
    office = subprocess.Popen(["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo",
                               f"--accept=pipe,name={pipe};urp"], env=dict(os.environ, SAL_USE_VCLPLUGIN="svp"),
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connected(pipe, office)
        make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
        desktop = make("com.sun.star.frame.Desktop")
        # Not loaded as hidden: comparing needs a view.
        document = desktop.loadComponentFromURL(new, "_blank", 0, ())
        make("com.sun.star.frame.DispatchHelper").executeDispatch(document.CurrentController.Frame, ".uno:CompareDocuments",
                                                                  "", 0, (named("URL", old),))
        document.storeToURL(out, (named("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        desktop.terminate()
        office.wait(START_SECONDS)
    finally:
        if office.poll() is None:
            office.terminate()


if __name__ == "__main__":
    main()
