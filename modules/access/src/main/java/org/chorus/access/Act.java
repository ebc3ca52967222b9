package org.chorus.access;

/**
 * Something that staff did, for the audit trail. Never holds personal data of supporters, and no
 * secret.
 *
 * @param verb what was done, in the past tense: {@code coalition founded}
 * @param object the kind and id of the thing it was done to
 * @param objectName how the thing was called at that moment
 * @param detail what else a reader must know to understand the act
 */
public record Act(String verb, String object, String objectName, Outcome outcome, String detail) {

  /** How it ended. */
  public enum Outcome {
    DONE,
    REFUSED
  }

  public static Act of(String verb) {
    return new Act(verb, "", "", Outcome.DONE, "");
  }

  public Act on(String kind, String id, String name) {
    return new Act(verb, kind + " " + id, name, outcome, detail);
  }

  /** Adds what else a reader must know. */
  public Act because(String what) {
    return new Act(verb, object, objectName, outcome, what);
  }

  /** The act was attempted and turned down. */
  public Act refused() {
    return new Act(verb, object, objectName, Outcome.REFUSED, detail);
  }
}
