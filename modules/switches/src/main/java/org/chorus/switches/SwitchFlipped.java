package org.chorus.switches;

/** A switch was flipped on this node, or has another message. Says nothing of other nodes. */
public record SwitchFlipped(Switch which) {}
