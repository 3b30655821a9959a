// Where newslint is: the search, apart from VS Code so that it is tested without it.
'use strict';

const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');

const INSTALL = "pip install 'newslint[lsp]'";
const OLDEST_PYTHON = [3, 11];
const PATIENCE = 15_000; // milliseconds for a program that is asked about itself
const ABOUT = `
import importlib.util, json, sys
there = [importlib.util.find_spec(name) is not None for name in ("newslint", "pygls")]
print(json.dumps([list(sys.version_info[:2]), *there]))
`;

/**
 * What is known before the search. `forbidden` are the folders of an untrusted workspace: nothing is run from there.
 *
 * @typedef {object} Wishes
 * @property {string} path the setting `newslint.path`
 * @property {string} interpreter the setting `newslint.interpreter`
 * @property {string} [environment] the Python of the environment that the Python extension has chosen
 * @property {readonly string[]} forbidden
 */

/**
 * A command line, with what it needs in its environment and how it was found.
 *
 * @typedef {object} Server
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} origin
 */

/** There is no newslint that could serve; the message says why and what to do. */
class NotFound extends Error {}

/**
 * Find the newslint to run: as the settings say, or in the chosen environment, or on the PATH.
 *
 * A setting that leads nowhere is an error, not a reason to look elsewhere: another newslint may find other things.
 *
 * @param {Wishes} wishes
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Server>}
 */
async function find(wishes, env = process.env) {
    if (wishes.path) {
        const program = onPath(wishes.path, env, wishes.forbidden);
        if (!program) throw new NotFound(`The setting newslint.path names '${wishes.path}', which is no program here.`);
        return served(program, env, 'the setting newslint.path');
    }
    if (wishes.interpreter) {
        const python = onPath(wishes.interpreter, env, wishes.forbidden);
        const name = `'${wishes.interpreter}', which the setting newslint.interpreter names,`;
        if (!python) throw new NotFound(`${name} is no program here.`);
        const problem = await lacking(python, name, env);
        if (problem) throw new NotFound(problem.message);
        return imported(python, env, 'the setting newslint.interpreter');
    }
    const chosen = wishes.environment && onPath(wishes.environment, env, wishes.forbidden);
    if (chosen) {
        const problem = await lacking(chosen, `The chosen Python (${chosen})`, env);
        if (!problem) return imported(chosen, env, 'the chosen Python environment');
        if (problem.installed) throw new NotFound(problem.message);
    }
    const program = onPath('newslint', env, wishes.forbidden);
    if (program) return served(program, env, 'the PATH');
    const places = chosen ? `neither in the chosen Python (${chosen}) nor on the PATH` : 'not on the PATH';
    throw new NotFound(`newslint was not found: ${places}. Install it with: ${INSTALL}`);
}

/**
 * Why a server that was found does not start: its own words, as it says them when nobody talks to it.
 *
 * @param {Server} server
 * @returns {Promise<string>}
 */
async function explain({ command, args, env }) {
    const [, stderr, failure] = await ran(command, args, env);
    const words = stderr.trim().split('\n').slice(-3).join('\n').replace(/^newslint: /, '');
    return words || (failure ? `'${command}' did not start: ${failure}` : `'${command}' stopped while it started`);
}

/**
 * What a Python lacks to run newslint's server; undefined if nothing. `installed`: newslint itself is there.
 *
 * @param {string} python
 * @param {string} name how the message names it
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{message: string, installed: boolean} | undefined>}
 */
async function lacking(python, name, env) {
    const [stdout, , failure] = await ran(python, ['-c', ABOUT], env);
    let version, newslint, pygls;
    try {
        [version, newslint, pygls] = JSON.parse(stdout);
    } catch {
        return { message: `${name} does not answer as Python does${failure && `: ${failure}`}`, installed: false };
    }
    if (version[0] < OLDEST_PYTHON[0] || (version[0] === OLDEST_PYTHON[0] && version[1] < OLDEST_PYTHON[1])) {
        const message = `${name} is Python ${version.join('.')}; newslint needs ${OLDEST_PYTHON.join('.')} or later.`;
        return { message, installed: false };
    }
    const install = `Install it with: "${python}" -m ${INSTALL}`;
    if (!newslint) return { message: `${name} has no newslint. ${install}`, installed: false };
    if (!pygls) return { message: `${name} has newslint without its language server. ${install}`, installed: true };
    return undefined;
}

/**
 * Run a program with nothing on its standard input: what it printed on both streams, and how it failed, if it did.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<[stdout: string, stderr: string, failure: string]>}
 */
async function ran(command, args, env) {
    // Not in the workspace, from which Python would import.
    const running = promisify(execFile)(command, args, { cwd: __dirname, env, timeout: PATIENCE, windowsHide: true });
    running.child.stdin?.on('error', () => {}); // it may leave before its input is closed
    running.child.stdin?.end();
    try {
        const { stdout, stderr } = await running;
        return [stdout, stderr, ''];
    } catch (thrown) {
        const error = /** @type {import('node:child_process').ExecFileException} */ (thrown);
        const failure = error.killed ? `no answer in ${PATIENCE / 1000} s` : `${error.code ?? error.signal}`;
        return [error.stdout ?? '', error.stderr ?? '', failure];
    }
}

/**
 * The full path of a program: a name is looked up on the PATH, a path has to be absolute. Links and relative parts of
 * the PATH do not lead into a forbidden folder.
 *
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} forbidden
 * @returns {string | undefined}
 */
function onPath(program, env, forbidden) {
    const folders = /[\\/]/.test(program) ? [''] : (env.PATH ?? env.Path ?? '').split(path.delimiter);
    const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
    const places = folders.flatMap((folder) => endings.map((ending) => path.join(folder, program + ending)));
    return places.find((place) => path.isAbsolute(place) && runs(place) && !forbidden.some((root) => inside(place, root)));
}

/**
 * @param {string} place
 */
function runs(place) {
    try {
        fs.accessSync(place, fs.constants.X_OK);
        return fs.statSync(place).isFile();
    } catch {
        return false;
    }
}

/**
 * @param {string} place a file that exists
 * @param {string} root
 */
function inside(place, root) {
    /** @param {string} one @param {string} other */
    const below = (one, other) => {
        const way = path.relative(other, one);
        return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
    };
    return below(place, root) || (fs.existsSync(root) && below(fs.realpathSync(place), fs.realpathSync(root)));
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 * @param {string} origin
 * @returns {Server}
 */
function served(program, env, origin) {
    return { command: program, args: ['server'], env, origin };
}

/**
 * @param {string} python
 * @param {NodeJS.ProcessEnv} env
 * @param {string} origin
 * @returns {Server}
 */
function imported(python, env, origin) {
    // Safe path: a folder 'newslint' in the workspace is not what -m means.
    return { command: python, args: ['-m', 'newslint', 'server'], env: { ...env, PYTHONSAFEPATH: '1' }, origin };
}

module.exports = { NotFound, explain, find };
