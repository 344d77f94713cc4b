// Starts VS Code for the Web (an AMD build) over the folder that ../serve.mjs serves.
(async () => {
  const { base, folderUri, files, extensions, settings } = await (await fetch('configuration.json')).json();

  const packages = Object.entries(self.webPackagePaths ?? {});
  require.config({
    baseUrl: `${base}/out`,
    recordStats: true,
    trustedTypesPolicy: window.trustedTypes?.createPolicy('amdLoader', { createScriptURL: (value) => value }),
    paths: Object.fromEntries(packages.map(([name, file]) => [name, `${base}/node_modules/${name}/${file}`])),
  });

  const load = (...modules) => new Promise((resolve, reject) => require(modules, resolve, reject));
  const addScript = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      Object.assign(script, { src: source, onload: resolve, onerror: reject });
      document.body.append(script);
    });
  for (const file of ['vs/workbench/workbench.web.main.nls.js', 'vs/workbench/workbench.web.main.js'])
    await addScript(`${base}/out/${file}`);

  const { create, URI } = await load('vs/workbench/workbench.web.main');
  create(document.body, {
    workspaceProvider: { workspace: { folderUri: URI.revive(folderUri) }, trusted: true, open: async () => true },
    additionalBuiltinExtensions: extensions.map((extension) => URI.revive(extension)),
    configurationDefaults: settings,
    defaultLayout: {
      views: [{ id: 'outline' }, { id: 'workbench.panel.markers.view' }],
      editors: files.map(({ uri }) => ({ uri: URI.revive(uri) })),
    },
    productConfiguration: {
      enableTelemetry: false,
      webEndpointUrlTemplate: base,
      webviewContentExternalBaseUrlTemplate: `${base}/out/vs/workbench/contrib/webview/browser/pre/`,
      extensionEnabledApiProposals: { 'but-son.but-son-folder': ['fileSearchProvider'] },
    },
  });
})();
