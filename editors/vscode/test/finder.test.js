'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { afterEach, beforeEach, test } = require('node:test');

const { NotFound, explain, find } = require('../src/finder');

const INSTALL = "pip install 'newslint[lsp]'";

/** @type {string} */
let home;
beforeEach(() => {
    home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'newslint-finder-')));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

/**
 * A program that is a shell script.
 *
 * @param {string} name
 * @param {string} [body]
 */
function program(name, body = 'exit 0') {
    const place = path.join(home, name);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    return place;
}

/**
 * A Python that answers as one does that has or lacks newslint and pygls.
 *
 * @param {string} name
 * @param {{newslint?: boolean, pygls?: boolean, version?: [number, number]}} what
 */
function python(name, { newslint = false, pygls = false, version = [3, 12] }) {
    return program(name, `echo '${JSON.stringify([version, newslint, pygls])}'`);
}

/**
 * @param {Partial<import('../src/finder').Wishes>} wishes
 * @param {NodeJS.ProcessEnv} env
 */
function search(wishes, env = { PATH: path.join(home, 'bin') }) {
    return find({ path: '', interpreter: '', forbidden: [], ...wishes }, env);
}

/**
 * @param {Promise<unknown>} searching
 * @param {string} message
 */
function fails(searching, message) {
    return assert.rejects(searching, (error) => {
        assert.ok(error instanceof NotFound);
        assert.equal(error.message, message);
        return true;
    });
}

test('the path in the settings comes first', async () => {
    program('bin/newslint');
    const mine = program('mine/newslint');
    const server = await search({ path: mine, interpreter: python('python', { newslint: true, pygls: true }) });
    assert.deepEqual([server.command, server.args], [mine, ['server']]);
    assert.equal(server.origin, 'the setting newslint.path');
});

test('a path in the settings may be a name on the PATH', async () => {
    const other = program('bin/newslint-next');
    assert.equal((await search({ path: 'newslint-next' })).command, other);
});

test('a path in the settings that leads nowhere is said, though the PATH has a newslint', async () => {
    program('bin/newslint');
    for (const nowhere of [path.join(home, 'gone'), home, 'bin/newslint'])
        await fails(search({ path: nowhere }), `The setting newslint.path names '${nowhere}', which is no program here.`);
});

test('the interpreter in the settings runs newslint as a module, and not one in the workspace', async () => {
    program('bin/newslint');
    const interpreter = python('python', { newslint: true, pygls: true });
    const { command, args, env } = await search({ interpreter });
    assert.deepEqual([command, args, env.PYTHONSAFEPATH], [interpreter, ['-m', 'newslint', 'server'], '1']);
});

test('what the interpreter in the settings lacks is said, with what to do', async () => {
    program('bin/newslint');
    const interpreter = path.join(home, 'python');
    const name = `'${interpreter}', which the setting newslint.interpreter names,`;
    await fails(search({ interpreter }), `${name} is no program here.`);
    python('python', {});
    await fails(search({ interpreter }), `${name} has no newslint. Install it with: "${interpreter}" -m ${INSTALL}`);
    python('python', { newslint: true });
    const without = `${name} has newslint without its language server.`;
    await fails(search({ interpreter }), `${without} Install it with: "${interpreter}" -m ${INSTALL}`);
    python('python', { newslint: true, pygls: true, version: [3, 10] });
    await fails(search({ interpreter }), `${name} is Python 3.10; newslint needs 3.11 or later.`);
    program('python', 'echo Hello');
    await fails(search({ interpreter }), `${name} does not answer as Python does`);
    program('python', 'exit 3');
    await fails(search({ interpreter }), `${name} does not answer as Python does: 3`);
});

test('the chosen Python environment comes before the PATH', async () => {
    program('bin/newslint');
    const environment = python('venv/bin/python', { newslint: true, pygls: true });
    const server = await search({ environment });
    assert.deepEqual([server.command, server.origin], [environment, 'the chosen Python environment']);
});

test('the PATH serves where the chosen Python has no newslint', async () => {
    const found = program('bin/newslint');
    for (const environment of [python('python', {}), program('broken', 'exit 1'), path.join(home, 'gone')]) {
        const server = await search({ environment });
        assert.deepEqual([server.command, server.args, server.origin], [found, ['server'], 'the PATH']);
    }
});

test('a newslint without its server in the chosen Python is said: another may find other things', async () => {
    program('bin/newslint');
    const environment = python('python', { newslint: true });
    const without = `The chosen Python (${environment}) has newslint without its language server.`;
    await fails(search({ environment }), `${without} Install it with: "${environment}" -m ${INSTALL}`);
});

test('no newslint anywhere: where was looked, and how to install it', async () => {
    await fails(search({}), `newslint was not found: not on the PATH. Install it with: ${INSTALL}`);
    const environment = python('python', {});
    const places = `neither in the chosen Python (${environment}) nor on the PATH`;
    await fails(search({ environment }), `newslint was not found: ${places}. Install it with: ${INSTALL}`);
});

test('what cannot be run, or is on a relative part of the PATH, is not found', async () => {
    fs.mkdirSync(path.join(home, 'bin/newslint'), { recursive: true });
    fs.writeFileSync(path.join(home, 'newslint'), 'no program', { mode: 0o644 });
    const PATH = [path.join(home, 'bin'), home, '.', '', path.relative(process.cwd(), home)].join(path.delimiter);
    await assert.rejects(search({}, { PATH }), NotFound);
    await assert.rejects(search({}, {}), NotFound);
});

test('nothing is run from an untrusted folder', async () => {
    const untrusted = path.join(home, 'work');
    const inside = program('work/bin/newslint');
    const outside = program('bin/newslint');
    fs.mkdirSync(path.join(home, 'links'));
    fs.symlinkSync(inside, path.join(home, 'links/newslint'));
    const PATH = ['work/bin', 'links', 'bin'].map((folder) => path.join(home, folder)).join(path.delimiter);
    assert.equal((await search({}, { PATH })).command, inside);
    assert.equal((await search({ forbidden: [untrusted] }, { PATH })).command, outside);
    await assert.rejects(search({ forbidden: [untrusted], path: inside }, { PATH }), NotFound);
    assert.equal((await search({ forbidden: [`${untrusted}-2`] }, { PATH })).command, inside);
});

test('a real Python says what it has, and does not look where it was started', async () => {
    const real = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'python3'));
    const python = /** @type {string} */ (real.find((place) => fs.existsSync(place)));
    execFileSync(python, ['-m', 'venv', '--without-pip', path.join(home, 'empty')]); // which has no newslint of its own
    const interpreter = path.join(home, 'empty/bin/python3');
    fs.mkdirSync(path.join(home, 'site/newslint'), { recursive: true });
    fs.mkdirSync(path.join(home, 'site/pygls'));
    const env = { PATH: process.env.PATH, PYTHONNOUSERSITE: '1' };
    const before = process.cwd();
    process.chdir(path.join(home, 'site'));
    try {
        await assert.rejects(search({ interpreter }, env), /has no newslint\./);
    } finally {
        process.chdir(before);
    }
    const server = await search({ interpreter }, { ...env, PYTHONPATH: path.join(home, 'site') });
    assert.equal(server.command, interpreter);
});

test('a server that stops while it starts is explained in its own words', async () => {
    const words = 'the language server needs more than is installed';
    for (const [body, explanation] of [
        [`echo 'newslint: ${words}' >&2; exit 2`, words],
        ['while read -r line; do :; done', 'stopped while it started'],
        ['exit 7', 'did not start: 7'],
        ['kill -9 $$', 'did not start: SIGKILL'],
    ]) {
        program('bin/newslint', body);
        const explained = await explain(await search({}));
        assert.ok(explained === words || explained.endsWith(explanation), explained);
    }
});
