// Drives Visual Studio Code (code-server in Chromium) with the packaged extension as a writer would; started by `run`.
import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { chromium } from 'playwright-core';

const { CODE_SERVER, CHROMIUM, VSIX, WITH, WITHOUT, WORK, SCREENSHOTS, VSCE } = process.env;
const DAMAGED = [
    '# Überschrift 😀',
    '',
    '😀 The firm\\\'s chief 👩‍👩‍👧 called it \\"a start\\" é 😀.',
    '',
    "All\\'s well 🙂.",
    '',
].join('\n');
const QUICKLY_FIXED = DAMAGED.replace("firm\\'s", "firm's");
const REPAIRED = DAMAGED.replaceAll('\\', '');
const SETTINGS = {
    'chat.disableAIFeatures': true,
    'remote.autoForwardPorts': false,
    'security.workspace.trust.startupPrompt': 'always',
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
};
const PATIENCE = +(process.env.PATIENCE ?? 60_000); // milliseconds

const started = Date.now();
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);

const news = path.join(WORK, 'news');
const story = path.join(news, 'story.md');
const trap = path.join(WORK, 'trap-was-run');

const TRAPPED = { 'newslint.path': path.join(news, 'newslint') };
const WITHOUT_FUSS = ['package', '--allow-missing-repository', '--skip-license'];
const FIXED_ON_SAVING = { 'editor.codeActionsOnSave': { 'source.fixAll.newslint': 'explicit' } };

// A folder with a program that must not run before the folder is trusted.
function lay(settings) {
    fs.rmSync(news, { recursive: true, force: true });
    fs.mkdirSync(path.join(news, '.vscode'), { recursive: true });
    fs.writeFileSync(story, DAMAGED);
    fs.writeFileSync(path.join(news, 'newslint'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    fs.writeFileSync(path.join(news, '.vscode/settings.json'), JSON.stringify(settings));
}

// The Python extension is not in the npm registry; this one stands in for what newslint asks of it.
function standInForPython() {
    const folder = path.join(WORK, 'python');
    fs.mkdirSync(folder);
    const manifest = { name: 'python', publisher: 'ms-python', version: '1.0.0', engines: { vscode: '^1.91.0' }, main: './main.js' };
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
    const interpreter = JSON.stringify(path.join(WITH, 'python'));
    fs.writeFileSync(
        path.join(folder, 'main.js'),
        `const executable = { uri: require('vscode').Uri.file(${interpreter}) };
        exports.activate = () => ({
            environments: {
                getActiveEnvironmentPath: () => ({ id: 'chosen', path: ${interpreter} }),
                resolveEnvironment: async ({ id }) => (id === 'chosen' ? { executable } : undefined),
                onDidChangeActiveEnvironmentPath: () => ({ dispose() {} }),
            },
        });`,
    );
    const file = path.join(WORK, 'python.vsix');
    execFileSync(VSCE, [...WITHOUT_FUSS, '--out', file], { cwd: folder, stdio: 'ignore' });
    return file;
}

function install(file) {
    const args = [CODE_SERVER, '--extensions-dir', path.join(WORK, 'extensions'), '--install-extension', file];
    say(execFileSync(process.execPath, args, { encoding: 'utf-8' }).trim().split('\n').at(-1));
}

async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    return port;
}

// Visual Studio Code with a PATH of its own, and a page that shows the folder in it, for as long as `work` takes.
async function withCode(name, bin, work) {
    const port = await freePort();
    const user = path.join(WORK, name);
    fs.mkdirSync(path.join(user, 'User'), { recursive: true });
    fs.writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(SETTINGS));
    // Its extensions see the PATH of a login shell.
    const PATH = [bin, '/usr/bin', '/bin'].join(':');
    fs.writeFileSync(path.join(user, '.profile'), `PATH=${PATH}\n`);
    const options = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--config', path.join(user, 'config.yaml')];
    const folders = ['--user-data-dir', user, '--extensions-dir', path.join(WORK, 'extensions')];
    const code = spawn(process.execPath, [CODE_SERVER, ...options, ...folders, '--disable-update-check'], {
        env: { ...process.env, PATH, HOME: user, SHELL: '/bin/sh' },
        stdio: ['ignore', ...Array(2).fill(fs.openSync(path.join(WORK, `${name}.log`), 'w'))],
        detached: true, // so that it is ended with all of its children
    });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
        const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
        page.setDefaultTimeout(PATIENCE);
        await until(() => page.goto(`http://127.0.0.1:${port}/?folder=${news}`).then(() => true, () => false), 'the page');
        await page.locator('.monaco-workbench').waitFor();
        await work(page).catch(async (error) => {
            await screenshot(page, `${name}-failed`);
            throw error;
        });
    } finally {
        await browser.close();
        process.kill(-code.pid);
        await once(code, 'exit');
    }
}

async function until(look, what) {
    const late = Date.now() + PATIENCE;
    while (!(await look())) {
        if (Date.now() > late) throw new Error(`${what} did not come`);
        await sleep(100);
    }
}

async function screenshot(page, name) {
    const file = path.join(SCREENSHOTS, `${name}.png`);
    await page.screenshot({ path: file });
    say(`screenshot: ${file}`);
}

async function answerTrust(page, answer) {
    await page.locator('.monaco-dialog-box').getByRole('button', { name: answer }).click();
    say(`asked whether the folder is trusted, answered: ${answer}`);
}

async function runCommand(page, name) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill(`>${name}`);
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
}

async function openStory(page) {
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').fill('story.md');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'story.md' }).first().click();
    await page.locator('.monaco-editor .view-lines').first().waitFor();
}

async function save(page, wanted, what) {
    await page.keyboard.press('Control+S');
    await until(() => fs.readFileSync(story, 'utf-8') === wanted, what);
    say(`saved, and the file's text is right: ${what}`);
}

async function findAndRepair(page) {
    await answerTrust(page, /^No/);
    await openStory(page);
    const squiggles = page.locator('.monaco-editor .squiggly-warning');
    await until(async () => (await squiggles.count()) === 4, 'four squiggles');
    say(`squiggles: ${await squiggles.count()}`);
    await page.keyboard.press('Control+Shift+M');
    const rows = page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'ESC001' });
    await until(async () => (await rows.count()) === 4, 'four rows of Problems');
    for (const text of await rows.allInnerTexts()) say(`Problems: ${text.replace(/\s+/g, ' ')}`);
    await screenshot(page, '1-squiggles-and-problems');

    await rows.first().dblclick();
    await page.locator('.monaco-editor.focused').waitFor();
    await page.locator('.codicon-light-bulb, [class*=codicon-gutter-lightbulb]').first().waitFor();
    await page.keyboard.press('Control+.');
    const actions = page.locator('.action-widget .monaco-list-row');
    await actions.filter({ hasText: 'newslint (ESC001)' }).first().waitFor();
    for (const text of await actions.allInnerTexts()) say(`Quick fix: ${text}`);
    await screenshot(page, '2-quick-fixes');
    await actions.filter({ hasText: 'newslint (ESC001)' }).first().click();
    await until(async () => (await rows.count()) === 3, 'three rows of Problems');
    await save(page, QUICKLY_FIXED, 'one finding repaired');
    await screenshot(page, '3-one-repaired');

    await runCommand(page, 'newslint: Fix All Safe Problems in This File');
    await until(async () => (await rows.count()) === 0, 'no rows of Problems');
    await save(page, REPAIRED, 'all repaired');
    await screenshot(page, '4-all-repaired');
    assert(!fs.existsSync(trap), 'a program of the untrusted folder was run');
    say('the program that the settings of the untrusted folder name was not run');

    await showsOutput(page, '(the PATH)', 1);
    await runCommand(page, 'newslint: Restart the Server');
    await showsOutput(page, '(the PATH)', 2);
    await screenshot(page, '5-output-after-a-restart');
}

// Waits until the output, whose lines are wrapped, shows some words so many times.
async function showsOutput(page, words, times) {
    await runCommand(page, 'newslint: Show Output');
    const shown = async () => (await page.locator('.output-view .view-lines').innerText()).replace(/\s+/g, ' ');
    await until(async () => (await shown()).split(words).length === times + 1, `${times} times '${words}' in the output`);
    say(`Output: ${await shown()}`);
}

async function chosenEnvironment(page) {
    await answerTrust(page, /^Yes/);
    await openStory(page);
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await showsOutput(page, '(the chosen Python environment)', 1);
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('More.');
    await save(page, `${REPAIRED}More.`, 'all repaired on saving');
}

async function trusted(page) {
    await answerTrust(page, /^Yes/);
    await openStory(page);
    await until(() => fs.existsSync(trap), 'the program that the settings of the trusted folder name');
    say('in the trusted folder, the program that its settings name was run');
}

const complains = (name, words) => async (page) => {
    await answerTrust(page, /^No/);
    await openStory(page);
    const message = page.locator('.notification-toast').filter({ hasText: words });
    await message.first().waitFor();
    say(`message: ${(await message.first().innerText()).replace(/\s+/g, ' ')}`);
    await screenshot(page, name);
};

fs.mkdirSync(SCREENSHOTS, { recursive: true });
install(VSIX);
const runs = [
    ['repair', WITH, TRAPPED, findAndRepair],
    ['trusted', WITH, TRAPPED, trusted],
    ['nothing', path.join(WORK, 'nowhere'), {}, complains('6-not-found', 'newslint was not found')],
    ['without-lsp', WITHOUT, {}, complains('7-without-the-extra', 'newslint[lsp]')],
    ['environment', path.join(WORK, 'nowhere'), FIXED_ON_SAVING, chosenEnvironment],
];
for (const [name, bin, settings, work] of runs) {
    say(`--- ${name}`);
    if (work === chosenEnvironment) install(standInForPython());
    lay(settings);
    await withCode(name, bin, work);
}
say('all seen');
