#!/usr/bin/env node
import './production.js';
import { runProgram } from './cli/program.js';

// Whoever reads the answer may have had enough of it (strata segment export big | head).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runProgram(process.argv.slice(2));
