// The extension: it starts newslint's language server, and starts it anew when what it was found by changes.
'use strict';

const os = require('node:os');
const path = require('node:path');

const { PythonExtension, PVSC_EXTENSION_ID } = require('@vscode/python-extension');
const { commands, extensions, window, workspace } = require('vscode');
const { LanguageClient, State } = require('vscode-languageclient/node');

const { NotFound, explain, find } = require('./finder');

/** @typedef {import('vscode').ExtensionContext} ExtensionContext */
/** @typedef {import('vscode').LogOutputChannel} LogOutputChannel */

const LANGUAGES = ['markdown', 'html', 'plaintext', 'mdx', 'asciidoc', 'restructuredtext'];
const SCHEMES = ['file', 'untitled'];
const FOUND_BY = ['newslint.path', 'newslint.interpreter'];

/** @type {LogOutputChannel} */
let output;
/** @type {LanguageClient | undefined} */
let client;
/** Whether the server is restarted when another Python environment is chosen. */
let followed = false;
/** Starts and stops happen one after another: each waits for the one before. */
let turn = Promise.resolve();

/** A client that leaves it to `start` to tell the user, once and in words that help, why a server does not start. */
class Client extends LanguageClient {
    /**
     * @param {string} message
     * @param {any} [data]
     * @param {boolean | 'force'} [show]
     */
    error(message, data, show) {
        super.error(message, data, this.state === State.Running && show);
    }
}

/**
 * @param {ExtensionContext} context
 */
async function activate(context) {
    output = window.createOutputChannel('newslint', { log: true });
    context.subscriptions.push(
        output,
        commands.registerCommand('newslint.restart', restart),
        commands.registerCommand('newslint.showOutput', () => output.show()),
        commands.registerCommand('newslint.fixAllInFile', () =>
            commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.newslint', apply: 'first' }),
        ),
        workspace.onDidChangeConfiguration((change) => {
            if (FOUND_BY.some((key) => change.affectsConfiguration(key))) restart();
        }),
        workspace.onDidGrantWorkspaceTrust(restart),
        // The Python extension may come later: when it is installed, or when the folder is trusted.
        extensions.onDidChange(async () => (await followPython(context)) && restart()),
    );
    await restart();
    await followPython(context);
}

/**
 * Have the server restarted when another Python environment is chosen; true if that was not so already.
 *
 * @param {ExtensionContext} context
 */
async function followPython(context) {
    const environments = followed ? undefined : await pythonEnvironments();
    if (followed || !environments) return false;
    followed = true;
    context.subscriptions.push(environments.onDidChangeActiveEnvironmentPath(restart));
    return true;
}

function deactivate() {
    return inTurn(stop);
}

function restart() {
    return inTurn(async () => {
        await stop();
        await start();
    });
}

/**
 * @param {() => Promise<void>} work
 */
function inTurn(work) {
    turn = turn.then(work).catch((error) => output.error(error));
    return turn;
}

async function stop() {
    const stopping = client;
    client = undefined;
    await stopping?.dispose();
}

async function start() {
    let server;
    try {
        server = await find(await wishes());
    } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        void complain(error.message); // which waits for the user, as nothing else may
        return;
    }
    output.info(`Starting ${[server.command, ...server.args].join(' ')} (${server.origin})`);
    const { command, args, env } = server;
    const starting = new Client('newslint', { command, args, options: { env } }, options());
    try {
        await starting.start();
        client = starting;
    } catch {
        await starting.dispose().catch(() => {}); // it never ran
        void complain(await explain(server));
    }
}

/**
 * @returns {import('vscode-languageclient/node').LanguageClientOptions}
 */
function options() {
    return {
        documentSelector: LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme }))),
        outputChannel: output,
        synchronize: { configurationSection: 'newslint' },
        initializationFailedHandler: () => false,
    };
}

/**
 * @returns {Promise<import('./finder').Wishes>}
 */
async function wishes() {
    const settings = workspace.getConfiguration('newslint');
    const folders = workspace.workspaceFolders?.map((folder) => folder.uri.fsPath) ?? [];
    /** @param {string} text */
    const expanded = (text) =>
        text.replace('${workspaceFolder}', folders[0] ?? '').replace(/^~(?=[\\/])/, () => os.homedir());
    return {
        path: expanded(settings.get('path', '')),
        interpreter: expanded(settings.get('interpreter', '')),
        environment: workspace.isTrusted ? await chosenPython() : undefined,
        forbidden: workspace.isTrusted ? [] : folders.map((folder) => path.resolve(folder)),
    };
}

/** The interpreter that the user has chosen in the Python extension, if that is installed. */
async function chosenPython() {
    const environments = await pythonEnvironments();
    const resource = workspace.workspaceFolders?.[0];
    const chosen = await environments?.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
    return chosen?.executable.uri?.fsPath;
}

async function pythonEnvironments() {
    if (!extensions.getExtension(PVSC_EXTENSION_ID)) return undefined;
    try {
        return (await PythonExtension.api()).environments;
    } catch (error) {
        output.error(`the Python extension does not start: ${error}`);
        return undefined;
    }
}

/**
 * @param {string} message
 */
async function complain(message) {
    output.error(message);
    const settings = 'Open Settings';
    const chosen = await window.showErrorMessage(`newslint: ${message}`, settings, 'Show Output');
    if (chosen === settings) await commands.executeCommand('workbench.action.openSettings', '@ext:newslint.newslint');
    else if (chosen) output.show();
}

module.exports = { activate, deactivate };
