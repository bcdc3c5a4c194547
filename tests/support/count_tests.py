#!/usr/bin/env python3
"""Print "PASSED FAILED" of a JUnit report that ctest wrote; fail where there is none or it holds no test."""
import sys
import xml.etree.ElementTree

try:
    suite = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
except (OSError, xml.etree.ElementTree.ParseError) as error:
    sys.exit(f"count_tests: {sys.argv[1]}: {error}")
cases = [case.get("status") for case in suite.iter("testcase")]
failed = sum(status == "fail" for status in cases)
passed = sum(status == "run" for status in cases)
if not passed + failed:
    sys.exit(f"count_tests: {sys.argv[1]}: no test ran")
print(passed, failed)
