// Bundles the extension into one file, so that the package needs no node_modules, with the licences of what is in it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { build } from 'esbuild';

const { metafile } = await build({
    entryPoints: ['src/extension.js'],
    outfile: 'dist/extension.js',
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    metafile: true,
});

const packages = new Set(
    Object.keys(metafile.inputs).flatMap((file) => file.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []),
);
const notices = [...packages].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf-8'));
    const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    if (!licence) throw new Error(`${folder} has no licence file`);
    return `${name} ${version}\n\n${readFileSync(`${folder}/${licence}`, 'utf-8').trim()}\n`;
});
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
