// Loaded before a program that promises to keep to itself: the program ends with a message at the moment in which it asks for a
// socket, a name on the network, or another process, by whatever way. What it was started with (pipes) is not asked for.
const { createHook } = require('node:async_hooks');

const ASKED_FOR = /^(?:TCP|UDP|TLS|PIPECONNECT|PIPESERVER|QUIC|HTTP|GETADDRINFO|GETNAMEINFO|QUERY|PROCESS)/;

createHook({
  init(_id, type) {
    if (ASKED_FOR.test(type)) throw new Error(`not alone: ${type}`);
  },
}).enable();
