// A certified OpenID Connect provider on a port of its own. It says its address on the first line; then each line that it
// reads is a JSON object and gets a line back: {"client": {...}} begins, {"wie", "groepen"} says who stands before it.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

// Notices would stand between the answers.
console.info = console.warn = console.error;

let standing = { wie: 'kd', groepen: [] };
let provider;

const server = createServer(async (request, response) => {
  if (!request.url.startsWith('/interactie/')) {
    provider.callback()(request, response);
    return;
  }
  await provider.interactionFinished(request, response, {
    login: { accountId: standing.wie, amr: ['pwd', 'mfa'] },
  });
});

function begin(client) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [client],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'een', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { methods: ['S256'], required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'] },
    interactions: { url: (_, interaction) => `/interactie/${interaction.uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, name: `Naam van ${id}`, groups: standing.groepen }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope('urn:approvalflow', 'api');
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_, token) => ({ preferred_username: token.accountId }),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience: 'approvalflow-api',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { client, ...rest } = JSON.parse(line);
  if (client) {
    begin(client);
  } else {
    standing = rest;
  }
  console.log('ok');
});
// Whoever started it is gone.
lines.on('close', () => process.exit());
