/** What the desktop and the browser entry share: one client, its options, and the commands and status built on it. */
import {
  CloseAction,
  ErrorAction,
  State,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
  type Middleware,
} from 'vscode-languageclient';
import { Uri, window, type ExtensionContext } from 'vscode';
import type { InitializationOptions } from '../../protocol/requests';
import { cacheFolder, registerCache } from './cache';
import { registerCatalogue } from './catalogue';
import { registerCommands } from './commands';
import { hasDraftName, LANGUAGES } from './documents';
import { registerDraftActions } from './draftActions';
import { isServed, messages } from './editor';
import { answerForFiles } from './files';
import { registerRenumbering } from './renumber';
import { withoutDefaults } from './formatting';
import { registerLists } from './lists';
import { linkToRulePages, rulePages } from './rulePages';
import { registerStatus } from './status';
import { provideWorkspaceSymbols } from './symbols';

export const NAME = 'Bút Son';

let client: BaseLanguageClient | undefined;

export async function activateWith(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const log = window.createOutputChannel(NAME, { log: true });
  const pages = rulePages(context.extensionUri);
  let telling = false;

  const created = createClient({
    // No scheme: virtual file systems have names of their own making. `servedOnly` keeps the rest out.
    documentSelector: LANGUAGES.map((language) => ({ language })),
    outputChannel: log,
    initializationOptions: {
      rulePages: pages.toString(),
      files: true,
      status: true,
      ...cacheFolder(context),
    } satisfies InitializationOptions,
    diagnosticPullOptions: {
      onChange: true,
      onTabs: true,
      match: (_selector, resource) => isServed(resource) && hasDraftName(resource.path),
    },
    middleware: servedOnly({
      async provideDiagnostics(document, previousResultId, token, next) {
        const report = await next(document, previousResultId, token);
        linkToRulePages(report, pages);
        return report;
      },
      provideWorkspaceSymbols,
    }),
    initializationFailedHandler: () => false,
    errorHandler: quietErrorHandler(
      () => created,
      () => void tellThatServerGaveUp(),
    ),
  });
  // Whatever goes wrong, the library would also tell in a pop-up, in English and in the words of its makers.
  const logError = created.error.bind(created);
  created.error = (message, data) => {
    logError(message, data, false);
  };

  async function start(): Promise<void> {
    try {
      await created.start();
    } catch (error) {
      log.error(asError(error));
      void tellThatServerGaveUp();
    }
  }

  async function restart(): Promise<void> {
    try {
      if (created.needsStop()) {
        await created.stop();
      }
    } catch (error) {
      log.warn(asError(error).message);
    }
    await start();
  }

  async function tellThatServerGaveUp(): Promise<void> {
    if (telling) {
      return;
    }
    telling = true;
    const text = messages();
    const choice = await window.showErrorMessage(text.serverGaveUp, text.restart, text.showLog);
    telling = false;
    if (choice === text.restart) {
      await restart();
    } else if (choice === text.showLog) {
      log.show();
    }
  }

  client = created;
  context.subscriptions.push(
    log,
    ...registerCommands(context, log, restart),
    ...registerStatus(created),
    ...registerCache(created),
    ...registerCatalogue(created),
    ...registerRenumbering(created),
    ...answerForFiles(created),
    ...registerLists(created),
    ...registerDraftActions(created),
  );
  await start();
}

export async function deactivateClient(): Promise<void> {
  if (client?.needsStop()) {
    await client.stop();
  }
  client = undefined;
}

/** What Node calls a channel whose other end is no more. */
const CHANNEL_GONE = new Set(['ECONNRESET', 'EPIPE', 'ERR_IPC_CHANNEL_CLOSED', 'ERR_STREAM_DESTROYED']);

/**
 * The library's own handling (five crashes in three minutes are too many), but a restart is only logged, and the end is
 * told once, in the user's language. A server that ends before it has answered at all is not tried again.
 */
function quietErrorHandler(getClient: () => BaseLanguageClient, gaveUp: () => void): ErrorHandler {
  let handler: ErrorHandler | undefined;
  const giveUp = () => {
    // A restart by hand begins a new count.
    handler = undefined;
    gaveUp();
  };
  return {
    async error(error, message, count) {
      // The server's process has ended, and `closed` is about to say so: only there a restart is counted. Whoever types on
      // meanwhile writes into a channel that is gone, once or many times.
      if (CHANNEL_GONE.has((error as NodeJS.ErrnoException).code ?? '')) {
        return { action: ErrorAction.Continue, handled: true };
      }
      handler ??= getClient().createDefaultErrorHandler();
      const result = await handler.error(error, message, count);
      if (result.action === ErrorAction.Shutdown) {
        giveUp();
      }
      return { ...result, handled: true };
    },
    async closed() {
      if (getClient().state === State.Starting) {
        giveUp();
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      handler ??= getClient().createDefaultErrorHandler();
      const result = await handler.closed();
      if (result.action === CloseAction.DoNotRestart) {
        giveUp();
      }
      return { ...result, handled: true };
    },
  };
}

/** Lets nothing about a document that is not served reach the server, neither its text nor a question about it. */
function servedOnly(middleware: Middleware): Middleware {
  const nothing = Promise.resolve();
  const sendRequest: Middleware['sendRequest'] = (type, param, token, next) => {
    const uri = documentOf(param);
    return uri === undefined || isServed(Uri.parse(uri))
      ? next(type, withoutDefaults(param), token)
      : Promise.resolve(null as never);
  };
  return {
    ...middleware,
    didOpen: (document, next) => (isServed(document.uri) ? next(document) : nothing),
    didChange: (event, next) => (isServed(event.document.uri) ? next(event) : nothing),
    didSave: (document, next) => (isServed(document.uri) ? next(document) : nothing),
    didClose: (document, next) => (isServed(document.uri) ? next(document) : nothing),
    sendRequest,
  };
}

function documentOf(param: unknown): string | undefined {
  const uri = (param as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument?.uri;
  return typeof uri === 'string' ? uri : undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
