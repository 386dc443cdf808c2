/** What tests of every module hold an engine against: its invariants after each input, and the account of its facts. */
package io.strowger.core.testkit;
