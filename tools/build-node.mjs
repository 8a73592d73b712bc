// The `build` target of a Node app: node tools/build-node.mjs <app> → dist/apps/<app>/main.js
import { bundle } from './bundle.mjs';

const [app] = process.argv.slice(2);
await bundle(app, `dist/apps/${app}`);
console.log(`built dist/apps/${app}`);
