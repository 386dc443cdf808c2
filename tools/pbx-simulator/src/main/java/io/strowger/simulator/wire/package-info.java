/**
 * The server side of TSAPI in front of a switch model: name server, streams, requests, events and faults on demand.
 * Sessions take
 * octets and give octets; sockets are somebody else's.
 */
package io.strowger.simulator.wire;
