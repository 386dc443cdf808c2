/** What a link can carry: from octets on a socket to inputs in the journal, and how many a second are journalled and applied. */
package io.strowger.tools.bench.link;
