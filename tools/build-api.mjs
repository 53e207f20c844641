/**
 * Compiles apps/api into its dist folder, through the compiler plugin of @nestjs/swagger, which writes the types and
 * comments of the DTOs into the OpenAPI document. libs/domain must have been compiled before.
 */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { before as swaggerPlugin } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '..');
const API = path.join(ROOT, 'apps/api');

const SWAGGER = {
  introspectComments: true,
  classValidatorShim: true,
  esmCompatible: true,
  dtoFileNameSuffix: ['.dto.ts'],
};

/**
 * Builds the API from nothing.
 * @throws Error with the compiler's messages
 */
export function buildApi() {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const config = ts.getParsedCommandLineOfConfigFile(path.join(API, 'tsconfig.build.json'), {}, host);
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
  const found = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  if (found.length > 0) fail(...found);

  rmSync(config.options.outDir, { recursive: true, force: true });
  const before = [swaggerPlugin(SWAGGER, program)];
  const { diagnostics } = program.emit(undefined, undefined, undefined, false, { before });
  if (diagnostics.length > 0) fail(...diagnostics);
  copyData(path.join(API, 'src'), config.options.outDir);
}

function fail(...diagnostics) {
  const host = { getCurrentDirectory: () => ROOT, getCanonicalFileName: (name) => name, getNewLine: () => '\n' };
  throw new Error(ts.formatDiagnostics(diagnostics, host));
}

/** Copies the modules' data folders, which the compiler leaves behind. */
function copyData(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isDirectory() || entry.name !== 'data') continue;
    const folder = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, folder));
    cpSync(folder, target, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    buildApi();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
