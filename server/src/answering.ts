/** Handlers that answer safely: whatever a client sends and whatever fails inside, a request is answered and the server goes on. */
import type { Connection } from 'vscode-languageserver';
import type { Steps } from './draft/steps';
import type { Served } from './features/shape';
import { CancellationToken, LSPErrorCodes, ResponseError } from './lsp';
import { say, type Language, type Text } from './messages/text';

export interface AnsweringPorts {
  readonly console: Pick<Connection['console'], 'error' | 'warn'>;
  /** An open document that is ours to judge, brought up to date. */
  readonly served: (uri: string) => Served | undefined;
  /** Finds what there is to say of a document, unless nobody wants it any more. */
  readonly judge: (uri: string, isWanted: () => boolean) => Promise<void>;
  /** Lets what has already arrived be handled first. */
  readonly nextTurn: () => Promise<void>;
}

/** So long the server works on one answer (ms) before it looks for messages that have arrived meanwhile. */
export const SLICE_MS = 40;

/** What is sent to the connection: an answer, or that there is none. */
type Answer<R> = R | ResponseError<never>;

export interface Answering {
  /**
   * A handler for a document that is ours to judge; of any other nothing is known. When something inside it fails it answers what is
   * safe, and says so in the log.
   */
  readonly answer: <P extends { textDocument: { uri: string } }, R>(
    safe: R,
    handler: (served: Served, params: P, token: CancellationToken) => R,
  ) => (params: P, token?: CancellationToken) => Answer<R>;
  /**
   * The same for an answer that takes long on a long draft: it is worked out a slice at a time, and no further when nobody wants it any
   * more or the text has changed.
   */
  readonly answerInSlices: <P extends { textDocument: { uri: string } }, R>(
    safe: R,
    handler: (served: Served, params: P) => Steps<R>,
  ) => (params: P, token?: CancellationToken) => Promise<Answer<R>>;
  /** The same for our own requests, which name the document by its address alone. */
  readonly answerOwn: <P extends { uri: string }, R>(
    safe: R,
    handler: (served: Served, params: P) => R,
  ) => (params: P, token?: CancellationToken) => Answer<R>;
  /** A handler, as safe, that needs the findings of a document: they are there when it is called. */
  readonly judgedFirst: <P, R>(
    safe: R,
    handler: (params: P) => R,
  ) => (params: P, token: CancellationToken) => Promise<Answer<R>>;
  /** Does what may fail. @returns what came of it, or what is safe */
  readonly attempt: <R>(action: () => R, safe: R) => R;
  /** Says in the log what failed. */
  readonly logged: (error: unknown) => null;
  /** A client may refuse what it said it could do; the server goes on without. */
  readonly logRefusal: (error: unknown) => undefined;
}

export function answering({ console, served, judge, nextTurn }: AnsweringPorts): Answering {
  const logged: Answering['logged'] = (error) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return null;
  };

  const logRefusal: Answering['logRefusal'] = (error) => {
    console.warn(error instanceof Error ? error.message : String(error));
    return undefined;
  };

  const attempt: Answering['attempt'] = (action, safe) => {
    try {
      return action();
    } catch (error) {
      logged(error);
      return safe;
    }
  };

  function guard<P, R>(
    safe: R,
    handler: (params: P, token: CancellationToken) => R,
  ): (params: P, token?: CancellationToken) => Answer<R> {
    // A request without parameters brings the token in their place.
    return (params, token = CancellationToken.None) => {
      if (token.isCancellationRequested) return cancelled();
      return attempt(() => handler(params, token), safe);
    };
  }

  const answer: Answering['answer'] = (safe, handler) =>
    guard(safe, (params, token) => {
      const known = served(params.textDocument.uri);
      return known ? handler(known, params, token) : safe;
    });

  const answerInSlices: Answering['answerInSlices'] =
    (safe, handler) =>
    async (params, token = CancellationToken.None) => {
      try {
        const known = served(params.textDocument.uri);
        if (!known) return safe;
        const { document } = known;
        const { version } = document;
        const steps = handler(known, params);
        for (let end = Date.now() + SLICE_MS; ;) {
          if (token.isCancellationRequested) return cancelled();
          const step = steps.next();
          if (step.done) return step.value;
          if (Date.now() < end) continue;
          await nextTurn();
          if (document.version !== version || served(params.textDocument.uri)?.document !== document) return modified();
          end = Date.now() + SLICE_MS;
        }
      } catch (error) {
        logged(error);
        return safe;
      }
    };

  const answerOwn: Answering['answerOwn'] = (safe, handler) =>
    guard(safe, (params) => {
      const known = served(params.uri);
      return known ? handler(known, params) : safe;
    });

  const judgedFirst: Answering['judgedFirst'] = (safe, handler) => {
    const guarded = guard(safe, handler);
    return async (params, token) => {
      const uri = documentOf(params);
      // What fails here fails again in the handler, which knows what to answer then.
      if (uri !== undefined) await judge(uri, () => !token.isCancellationRequested).catch(() => undefined);
      return guarded(params, token);
    };
  };

  return { answer, answerInSlices, answerOwn, judgedFirst, attempt, logged, logRefusal };
}

/** The answer to who wants none any more. */
export function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** The answer where the text has changed since it was asked about. */
export function modified(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.ContentModified, 'modified');
}

/** A request is understood, and the user is told why it cannot be done. */
export function refusal(why: Text, language: Language): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, say(why, language));
}

/** The address of the document that a request is about; a client may send anything. */
export function documentOf(params: unknown): string | undefined {
  const uri = (params as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument?.uri;
  return typeof uri === 'string' ? uri : undefined;
}
