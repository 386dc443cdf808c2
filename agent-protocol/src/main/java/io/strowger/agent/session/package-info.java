/**
 * Both ends of a session without any I/O: bytes, time and decisions go in; bytes, events and the next deadline come out. The same classes run on sockets and in
 * simulations. No class here reads a clock: time is handed in as nanoseconds of any clock that starts near 0 and never goes back. Each object is confined
 * to the thread of its connection.
 */
package io.strowger.agent.session;
