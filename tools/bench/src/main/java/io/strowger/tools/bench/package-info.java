/** Measurements as commands, each of ours beside a baseline in the same run. Never part of a test run. */
package io.strowger.tools.bench;
