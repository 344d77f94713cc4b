// Style is Prettier's business; this file holds what the compiler cannot see, above all the direction of imports
// between the rooms of the house (docs/architecture.md).
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of server/src, each allowed to import only from those before it. */
export const ROOMS = ['messages', 'settings', 'norms', 'draft', 'catalogue', 'rules', 'workspace', 'features', 'host'];

const message = (room, other) => `"${room}" may not import from "${other}": see "The house" in docs/architecture.md.`;
const isRoom = (other) => `(^|/)${other}(/|$)`;

const directions = ROOMS.map((room, index) => ({
  name: `house/${room}`,
  files: [`server/src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...ROOMS.slice(index + 1).map((other) => ({ regex: isRoom(other), message: message(room, other) })),
          { regex: '^(?:\\.\\./)+(?:server|cli|main)', message: message(room, 'server.ts') },
          ...(room === 'host'
            ? []
            : [
                { regex: '^node:', message: 'Only host/node.ts, cli/ and main.node.ts may use Node.' },
                { regex: '^vscode', message: 'Only server.ts, features/ and host/ know the protocol.' },
              ].slice(0, room === 'features' ? 1 : 2)),
        ],
      },
    ],
  },
}));

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
    name: 'house/host-web',
    files: ['server/src/host/web.ts', 'server/src/main.web.ts', 'client/src/extension.web.ts', 'server/src/server.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: 'This file also runs in a browser.' }] },
      ],
    },
  },
  {
    name: 'tools',
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
  },
  { files: ['server/src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);
