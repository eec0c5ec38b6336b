import type { Door } from '../web/door.ts';
import type { Api } from './asking.ts';

/** The API as an OpenAPI 3.1.0 document. */
export const documentOf = (api: Api, door: Pick<Door, 'publicUrl'>) => {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'drk_…',
    description:
      'A key from your account page. It is shown once. Reading what is public needs none; without the scope `write` a key sends no commands.',
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Daricha',
      version: '1',
      description:
        'What was promised between countries, and what became of it. Reading what is public needs no key. Errors are `application/problem+json` (RFC 9457). A thing’s ETag is its version; send it as If-Match ' +
        'and a command that comes too late is answered with 412. An Idempotency-Key (a UUID) makes a command safe to send twice.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${door.publicUrl}/api/v1` }],
    tags: [
      { name: 'Commitments', description: 'What was promised, with the sentence that proves it.' },
      { name: 'Partners', description: 'One country at a time.' },
      { name: 'Communiqués', description: 'The reports in which it was said.' },
      { name: 'Figures', description: 'Counts, and the words they are counted by.' },
      { name: 'Reading', description: 'Finding promises in a text.' },
      { name: 'Review', description: 'Deciding on what the reading found.' },
      { name: 'Keeping alive', description: 'Owners, dates and deliveries.' },
      { name: 'Services', description: 'What may be applied for in the one window.' },
      { name: 'Cases', description: 'Your own applications.' },
      { name: 'Tasks', description: 'The work of your offices on cases.' },
      { name: 'Programmes', description: 'Calls, and how places were given.' },
      { name: 'Agreements and meetings', description: 'What countries signed, who works on it, and what is owed.' },
      { name: 'Ledger', description: 'What happened, and proof of it.' },
    ],
  });
};
