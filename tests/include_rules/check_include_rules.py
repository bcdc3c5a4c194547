#!/usr/bin/env python3
"""Check that the source keeps the rules of the house. Standard library only.

  check_include_rules.py [ROOT]       the source folder; the one this file lies in unless given
  check_include_rules.py --self-test  breaks each rule in a sample of its own and expects to be told

Rules
  layers     who may include whom: MAY_INCLUDE; no header includes itself by way of others
  outsiders  a third-party header stands only in the .cpp files of the modules THIRD_PARTY names
  root       includes in quotes name their file from the root, and the file is there
  engine     nothing under engine/ prints, exits, reads the environment or asks for the time
  names      no two files define a type of the same name: the linker would keep one of the two, for both
  length     no file under engine/ or cli/ has more than MAX_LINES lines
"""
import os
import re
import sys
import tempfile

MAX_LINES = 500

# Each module beside those it may include, itself apart.
MAY_INCLUDE = {
    "engine/base": set(),
    "engine/text": {"engine/base"},
    "engine/document": {"engine/base", "engine/text"},
    "engine/import": {"engine/base", "engine/text", "engine/document"},
    "engine/align": {"engine/base", "engine/text", "engine/document"},
    "engine/store": {"engine/base", "engine/text", "engine/document"},
    "engine/commitment": {"engine/base", "engine/text", "engine/document", "engine/align"},
    "engine/history": {"engine/base", "engine/text", "engine/document", "engine/align", "engine/commitment",
                       "engine/store"},
    "engine/report": {"engine/base", "engine/text", "engine/document", "engine/import", "engine/align",
                      "engine/commitment", "engine/store", "engine/history"},
    "cli": {"engine/base", "engine/text", "engine/document", "engine/import", "engine/align", "engine/commitment",
            "engine/store", "engine/history", "engine/report"},
}

# The first match decides. The standard library and the C library of the system are no third party.
THIRD_PARTY = (
    (r"fmt/", {*MAY_INCLUDE}),
    (r"unicode/", {"engine/text"}),
    (r"libstemmer\.h", {"engine/text"}),
    (r"gumbo\.h", {"engine/import"}),
    (r"pugixml\.hpp", {"engine/import", "engine/report"}),
    (r"zip\.h", {"engine/import", "engine/report"}),
    (r"dtl/", {"engine/align"}),
    (r"toml\+\+/", {"engine/commitment", "engine/store"}),
    (r"git2(\.h|/)", {"engine/store"}),
    (r"nlohmann/", {"engine/report"}),
    (r"xlsxwriter(\.h|/)", {"engine/report"}),
    (r"CLI/", {"cli"}),
)
SYSTEM = re.compile(r"[a-z_0-9]+$|(sys|netinet|arpa)/[a-z_]+\.h$|"
                    r"(cpuid|dirent|dlfcn|errno|fcntl|immintrin|malloc|poll|pthread|sched|signal|spawn|stdio_ext|termios|unistd|wchar)\.h$")

FORBIDDEN_IN_ENGINE = (
    (r"\b(?:secure_)?getenv\s*\(", "reads the environment; take the value as an option"),
    (r"\b(?:_exit|_Exit|quick_exit|exit|abort)\s*\(", "ends the program; throw stet::Error"),
    (r"\bstd::terminate\s*\(", "ends the program; throw stet::Error"),
    (r"\b(?:printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|perror)\s*\(", "prints; return the text"),
    (r"\bfmt::print(?:ln)?\s*\(", "prints; return the text"),
    (r"\bstd::(?:cout|cerr|clog|cin)\b", "uses the terminal; only cli/ does"),
    (r"\b(?:stdout|stderr)\b", "uses the terminal; only cli/ does"),
    (r"\bisatty\s*\(", "asks for the terminal; only cli/ does"),
    (r"\bsystem_clock\b", "asks for the time; take it as an option"),
    (r"\b(?:std::)?(?:time|gettimeofday|localtime)\s*\(", "asks for the time; take it as an option"),
)

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]*)"|<([^>]*)>)')
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def module_of(path):
    """ "engine/align" of "engine/align/words.hpp"; None of a file that is in no module."""
    parts = path.split("/")
    if parts[0] == "engine" and len(parts) > 2:
        return "/".join(parts[:2])
    return "cli" if parts[0] == "cli" and len(parts) > 1 else None


def sources(root):
    for top in ("engine", "cli"):
        for folder, folders, files in os.walk(os.path.join(root, top)):
            folders.sort()
            for name in sorted(files):
                if name.endswith((".cpp", ".hpp", ".h", ".inc")):
                    yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")


def without_text(code):
    """The code with comments and literals blanked, line for line."""
    return NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), code)


def check_outsider(path, module, header):
    for pattern, homes in THIRD_PARTY:
        if re.match(pattern, header):
            if module not in homes:
                yield f"<{header}> belongs to {' and '.join(sorted(homes))}, not to {module}"
            elif not path.endswith(".cpp"):
                yield f"<{header}> may stand in .cpp files only: whoever includes this header would depend on it too"
            return
    if not SYSTEM.match(header):
        yield f"<{header}> is no header these rules know: add it to THIRD_PARTY with the one module that wraps it"


def check_insider(root, path, module, header):
    if not os.path.isfile(os.path.join(root, header)):
        beside = os.path.join(os.path.dirname(path), header).replace(os.sep, "/")
        if header.endswith(".inc") and "/" not in header:
            return  # generated by the build
        hint = f'; write "{beside}"' if os.path.isfile(os.path.join(root, beside)) else ""
        yield f'"{header}" is not a file of this project named from its root{hint}'
        return
    other = module_of(header)
    if other is None:
        yield f'"{header}" is in no module that {module} may include'
    elif other != module and other not in MAY_INCLUDE[module]:
        allowed = ", ".join(sorted(MAY_INCLUDE[module])) or "nothing else"
        yield f'"{header}": {module} may not include {other}; it may include {allowed}'


def cycles(graph):
    """One message a cycle of headers, found by peeling off what depends on nothing."""
    left = {file: {h for h in headers if h in graph and h != file} for file, headers in graph.items()}
    while True:
        free = [file for file, headers in left.items() if not headers]
        if not free:
            break
        for file in free:
            del left[file]
        for headers in left.values():
            headers.difference_update(free)
    if left:
        at, trail = min(left), []
        while at not in trail:
            trail.append(at)
            at = min(left[at])
        trail = trail[trail.index(at):] + [at]
        yield f"{trail[0]}: includes itself: {' → '.join(trail)}"


def types(code):
    """(line, name) of the types that other files can see, with the namespace around them."""
    around = []
    for number, line in enumerate(without_text(code).split("\n"), 1):
        if match := re.match(r"namespace\s*([\w:]*)\s*{(?!.*})", line):
            around.append(match.group(1))
        elif line.startswith("}") and not line.rstrip().endswith(";") and around:
            if re.match(r"}\s*$", line) and code.split("\n")[number - 1].rstrip().startswith("}  // namespace"):
                around.pop()
        elif (match := re.match(r"(?:struct|class|enum class)\s+(\w+)\s*(?:final\s*)?(?::(?!:)[^;]*)?{", line)) and "" not in around:
            yield number, "::".join([*around, match.group(1)])


def check(root):
    violations, graph, count, homes = [], {}, 0, {}
    for path in sources(root):
        count += 1
        with open(os.path.join(root, path), encoding="utf-8") as file:
            code = file.read()
        lines = code.splitlines()
        tell = lambda line, message: violations.append(f"{path}:{line}: {message}")
        if len(lines) > MAX_LINES:
            tell(len(lines), f"has {len(lines)} lines, more than {MAX_LINES}: does it have one purpose?")
        module = module_of(path)
        if module is None or module not in MAY_INCLUDE:
            tell(1, f"lies in no module these rules know: {', '.join(sorted(MAY_INCLUDE))}")
            continue
        included = graph.setdefault(path, set()) if path.endswith(".hpp") else set()
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            own, outside = match.groups()
            included.add(own)
            for message in check_insider(root, path, module, own) if own else check_outsider(path, module, outside):
                tell(number, message)
        for number, name in types(code):
            if homes.setdefault(name, path) != path:
                tell(number, f"{name} is a type of {homes[name]} too; give one of them another name")
        if path.startswith("engine/"):
            for number, line in enumerate(without_text(code).split("\n"), 1):
                for pattern, message in FORBIDDEN_IN_ENGINE:
                    found = re.search(pattern, line)
                    if found:
                        tell(number, f"{found.group().rstrip('( ')} {message}")
    violations += cycles(graph)
    return count, violations


# A file that breaks a rule, and a word of what must be said of it. None: nothing may be said.
SAMPLES = (
    ({"engine/align/a.cpp": '#include "engine/text/b.hpp"\n', "engine/text/b.hpp": ""}, None),
    ({"engine/import/a.cpp": '#include "engine/align/b.hpp"\n', "engine/align/b.hpp": ""}, "may not include engine/align"),
    ({"engine/text/a.hpp": '#include "engine/document/b.hpp"\n', "engine/document/b.hpp": ""},
     "may not include engine/document"),
    ({"engine/commitment/a.cpp": '#include "engine/report/b.hpp"\n', "engine/report/b.hpp": ""},
     "may not include engine/report"),
    ({"engine/text/a.cpp": '#include "cli/b.hpp"\n', "cli/b.hpp": ""}, "may not include cli"),
    ({"engine/text/a.cpp": '#include "tests/b.hpp"\n', "tests/b.hpp": ""}, "in no module"),
    ({"engine/text/a.hpp": '#include "engine/text/b.hpp"\n', "engine/text/b.hpp": '#include "engine/text/a.hpp"\n'},
     "includes itself"),
    ({"engine/align/a.cpp": "#include <unicode/uchar.h>\n"}, "belongs to engine/text"),
    ({"engine/text/a.hpp": "#include <unicode/uchar.h>\n"}, ".cpp files only"),
    ({"engine/text/a.cpp": "#include <unicode/uchar.h>\n#include <vector>\n#include <sys/wait.h>\n"}, None),
    ({"engine/text/a.cpp": "#include <boost/any.hpp>\n"}, "no header these rules know"),
    ({"engine/base/a.hpp": "#include <fmt/core.h>\n"}, ".cpp files only"),
    ({"engine/text/a.cpp": '#include "b.hpp"\n', "engine/text/b.hpp": ""}, 'write "engine/text/b.hpp"'),
    ({"engine/text/a.cpp": '#include "../base/b.hpp"\n', "engine/base/b.hpp": ""}, "named from its root"),
    ({"engine/text/a.cpp": "void f() { std::exit(1); }\n"}, "exit ends the program"),
    ({"engine/text/a.cpp": "// exit(1)\nauto s = \"std::cout\"; /* getenv(\n */ auto r = R\"x(abort())x\";\n"}, None),
    ({"engine/text/a.cpp": "auto h = std::getenv(\"HOME\");\n"}, "reads the environment"),
    ({"engine/text/a.cpp": "auto n = std::chrono::system_clock::now();\n"}, "asks for the time"),
    ({"engine/text/a.cpp": "void f() { std::cerr << 1; }\n"}, "uses the terminal"),
    ({"cli/a.cpp": "void f() { std::exit(1); }\n"}, None),
    ({"engine/text/a.cpp": "\n" * (MAX_LINES + 1)}, f"more than {MAX_LINES}"),
    ({"engine/text/a.hpp": "namespace stet {\nstruct A {\n};\n}  // namespace stet\n",
      "engine/align/b.cpp": "namespace stet {\nstruct A {\n};\n}  // namespace stet\n"}, "another name"),
    ({"engine/text/a.hpp": "namespace stet {\nstruct A {\n};\n}  // namespace stet\n",
      "engine/align/b.cpp": "namespace stet {\nstruct A;\nnamespace {\nstruct A {\n};\n}  // namespace\n}  // namespace stet\n",
      "engine/store/c.hpp": "namespace stet::git {\nstruct A {\n};\n}  // namespace stet::git\n"}, None),
    ({"engine/a.cpp": ""}, "lies in no module"),
    ({"engine/magic/a.cpp": ""}, "lies in no module"),
)


def self_test():
    failed = 0
    for files, expected in SAMPLES:
        with tempfile.TemporaryDirectory() as root:
            for path, code in files.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as out:
                    out.write(code)
            _, found = check(root)
        right = not found if expected is None else len(found) == 1 and expected in found[0]
        if not right:
            failed += 1
            print(f"self-test: {files!r:.120}\n  expected {expected or 'nothing'!r}, was told {found}")
    print(f"self-test: {len(SAMPLES)} samples, {failed} failed")
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(here))
    count, violations = check(root)
    for violation in violations:
        print(violation)
    print(f"{count} files checked, {len(violations)} violations")
    if not count:
        print(f"no source files under {root}")
        return 2
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
