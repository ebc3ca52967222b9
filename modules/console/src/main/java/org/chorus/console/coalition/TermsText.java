package org.chorus.console.coalition;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.chorus.coalition.Terms;
import org.chorus.console.look.Reader;

/** One version of the Terms, as it is read before accepting and ever after. */
final class TermsText extends Div {

  TermsText(Terms terms, Reader reader) {
    addClassName("terms");
    Paragraph version =
        new Paragraph("Version " + terms.version() + ", of " + reader.date(terms.proposedAt()));
    version.addClassName("hint");
    add(version, rules(terms));
    if (!terms.clauses().isEmpty()) {
      Paragraph clauses = new Paragraph(terms.clauses());
      clauses.addClassName("clauses");
      add(new Paragraph("In addition, in the coalition's own words:"), clauses);
    }
  }

  /** What its settings say. */
  static UnorderedList rules(Terms terms) {
    UnorderedList rules = new UnorderedList();
    terms.inPlainWords().forEach(rule -> rules.add(new ListItem(rule)));
    return rules;
  }
}
