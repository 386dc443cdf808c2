/** What other modules need to test against this protocol: records from text, and a small gateway on loopback. Test scope only. */
package io.strowger.agent.testkit;
