package org.chorus.console.coalition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import org.chorus.coalition.AdoptedTerms;
import org.chorus.console.look.LongList;
import org.chorus.console.look.Reader;

/** Who accepted the terms in force, and what each version changed. */
final class TermsHistory extends Div {

  TermsHistory(List<AdoptedTerms> versions, Reader reader) {
    setId("terms-history");
    add(acceptances(versions.getFirst(), reader));
    for (AdoptedTerms version : versions) {
      version
          .difference()
          .ifPresent(
              difference ->
                  add(
                      new Details(
                          "What version "
                              + version.terms().version()
                              + " changed on "
                              + reader.date(version.adoptedAt()),
                          new DifferenceText(difference))));
    }
  }

  /** By name and time; where that is a page of names, a click away. */
  private static Component acceptances(AdoptedTerms version, Reader reader) {
    int partners = version.acceptances().size();
    return partners <= LongList.FEW
        ? names(version, reader)
        : new Details("Accepted by " + partners + " partners", names(version, reader));
  }

  private static Paragraph names(AdoptedTerms version, Reader reader) {
    Paragraph accepted =
        new Paragraph(
            version.acceptances().stream()
                .map(
                    acceptance ->
                        acceptance.organization().name()
                            + " ("
                            + acceptance.by()
                            + ", "
                            + reader.date(acceptance.at())
                            + ")")
                .collect(Collectors.joining(", ", "Accepted by ", ".")));
    accepted.addClassName("hint");
    return accepted;
  }
}
