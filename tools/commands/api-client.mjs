// npm run api-client: the OpenAPI document from the code, and the portal's client from the document.
import { passOn } from './pass-on.mjs';

const DOCUMENT = 'libs/api-client/openapi.json';

export const apiClient = async () => {
  const steps = [
    ['nx', ['run', 'api:build']],
    [process.execPath, ['dist/apps/api/main.js', '--openapi', DOCUMENT]],
    ['nx', ['run', 'api-client:generate']],
  ];
  for (const [command, args] of steps) {
    const code = await passOn(command, args);
    if (code !== 0) return code;
  }
  return 0;
};
