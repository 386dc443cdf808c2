/** TLS of the listener for agents: which algorithms, whose certificate, and whom a client's certificate names. */
package io.strowger.server.tls;
