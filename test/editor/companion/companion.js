// An extension of the tests alone: it runs the functions that ../companion.mjs sends, inside the extension host, where
// the extension interface of VS Code is. The same file serves the host in Node and the one in the web worker.
const vscode = require('vscode');

exports.activate = (context) => {
  const { bridge } = context.extension.packageJSON;
  let isActive = true;
  context.subscriptions.push({ dispose: () => (isActive = false) });

  const evaluate = async ({ code, values }) => {
    try {
      const value = await new Function(`return (${code})`)()(vscode, ...values);
      return { value };
    } catch (error) {
      return { error: String(error?.stack ?? error) };
    }
  };

  (async () => {
    while (isActive) {
      const job = await (await fetch(`${bridge}/next`)).json();
      void evaluate(job).then((answer) =>
        fetch(`${bridge}/answer`, { method: 'POST', body: JSON.stringify({ id: job.id, ...answer }) }),
      );
    }
  })().catch(() => {}); // the tests are over
};
