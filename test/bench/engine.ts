/** What the bench measures in its own process; test/bench/build.mjs bundles it. */
export { editDraft, readDraft } from '../../server/src/draft/draft';
export { formatDraft } from '../../server/src/features/formatting';
export { contextFor } from '../../server/src/rules/context';
export { judge } from '../../server/src/rules/judge';
export { DEFAULT_SETTINGS } from '../../server/src/settings/settings';
