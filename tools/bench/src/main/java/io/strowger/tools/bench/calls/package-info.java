/** New contacts through the whole server: a switch and its agents' desktops in one process, the server in another. */
package io.strowger.tools.bench.calls;
