package org.chorus.organization.machine;

import org.chorus.kernel.Actor;

/**
 * A machine client that counts at this moment.
 *
 * @param actor the machine, acting for its Organization; its name says that it is a machine
 */
public record MachineAtWork(MachineClient client, Actor actor) {}
