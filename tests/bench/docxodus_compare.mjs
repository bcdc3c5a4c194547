// Compares two DOCX files with Docxodus (npm package docxodus) and writes what it found as tracked changes.
//   node docxodus_compare.mjs PACKAGE OLD NEW OUT    PACKAGE: the folder of the installed package
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, before, after, out] = process.argv.slice(2);
const { initialize, compareDocuments } = await import(pathToFileURL(resolve(folder, "dist/core.js")));
await initialize();
await writeFile(out, await compareDocuments(await readFile(before), await readFile(after)));
