/**
 * The analysis of a contact: from what is known of it to what it asks for. Rules are data, compiled to immutable trees; nothing here keeps a state, reads a clock or
 * asks anybody. Any thread.
 */
package io.strowger.core.analysis;
