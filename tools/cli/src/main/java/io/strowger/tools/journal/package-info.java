/**
 * Readers of the journal: replay, and the reasons of routing decisions. They open it for reading only, also while a
 * server writes to it.
 */
package io.strowger.tools.journal;
