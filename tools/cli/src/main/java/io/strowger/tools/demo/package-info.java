/**
 * The demo: a simulated switch, a server and simulated agents in one process, with sockets between them and a journal
 * on disk.
 */
package io.strowger.tools.demo;
