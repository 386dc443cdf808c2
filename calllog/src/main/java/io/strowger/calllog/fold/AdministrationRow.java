package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;

/**
 * Something that was done about the server and its agents, or that befell it.
 *
 * @param by the supervisor or technician who did it, empty = the server or a switch
 * @param of the agent, team, variable, configuration, link or other entity that it is about
 * @param fact all of it
 */
public record AdministrationRow(long atMillis, String by, String of, Fact fact) {}
