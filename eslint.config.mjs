// Style is Prettier's business; this file holds what the compiler cannot see, above all the direction of imports
// between the rooms of the house (docs/architecture.md).
import { readdirSync } from 'node:fs';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of server/src, each allowed to import only from those before it. */
export const ROOMS = ['messages', 'settings', 'norms', 'draft', 'catalogue', 'rules', 'workspace', 'features', 'host'];

/** The front door with the files beside it, and the entries: no room may import them. */
const doors = readdirSync(new URL('server/src/', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll('.', '\\.'));

const message = (room, other) => `"${room}" may not import from "${other}": see "The house" in docs/architecture.md.`;
const isRoom = (other) => `(^|/)${other}(/|$)`;

const noNode = { regex: '^node:', message: 'Only host/node*.ts, cli/ and main.node.ts may use Node.' };
const noProtocol = {
  regex: '^vscode',
  message: 'Only server.ts with the files beside it, features/ and host/ know the protocol.',
};

const restrict = (name, files, patterns, ignores = []) => ({
  name: `house/${name}`,
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const directions = ROOMS.flatMap((room, index) => {
  const onward = [
    ...ROOMS.slice(index + 1).map((other) => ({ regex: isRoom(other), message: message(room, other) })),
    { regex: `^(?:\\.\\./)+(?:cli/|(?:${doors.join('|')})$)`, message: message(room, 'server.ts') },
  ];
  const files = [`server/src/${room}/**/*.ts`];
  const nodeHost = 'server/src/host/node{,-*}.ts';
  switch (room) {
    case 'host':
      return [restrict(room, files, [...onward, noNode], [nodeHost]), restrict('host/node', [nodeHost], onward)];
    case 'features':
      return [restrict(room, files, [...onward, noNode])];
    default:
      return [restrict(room, files, [...onward, noNode, noProtocol])];
  }
});

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'node_modules/', '.cache/']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  ...directions,
  {
    name: 'house/lsp',
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/lsp.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'vscode-languageserver',
              message: 'Values come from lsp.ts, in rooms from …-types.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  restrict('browser', ['server/src/*.ts', 'client/src/extension.web.ts'], [noNode], ['server/src/main.node.ts']),
  {
    name: 'tools',
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
  },
  { files: ['server/src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);
