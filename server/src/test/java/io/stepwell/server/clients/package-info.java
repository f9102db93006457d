/** Clients as people use them against a server, over a real socket. */
@org.jspecify.annotations.NullMarked
package io.stepwell.server.clients;
