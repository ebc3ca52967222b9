package org.chorus.content;

/**
 * Everything that a supporter reads on one Page, in one language. Absent texts are empty. Which of
 * them must be there for publishing says {@link ContentRules}.
 *
 * @param language a BCP 47 tag
 * @param lede the opening paragraph; the publication date is shown with it
 * @param leadIn a first call to act, before the article, leading to the form
 * @param article Markdown (CommonMark) with notes {@code [^1]}; a link to {@code #sign} leads to
 *     the form and is shown as a call to action
 * @param statement what a petition demands, plain text
 * @param salutation the first line of a letter
 * @param letter the body of a letter, plain text, paragraphs apart by empty lines
 * @param closingCall a second call to act, after the article, leading to the form
 * @param thanks a closing line on the page itself
 * @param consentWording the Organization's own words beside its name where consent is asked or
 *     disclosed; empty for the standard wording
 */
public record Content(
    String language,
    String title,
    String lede,
    String leadIn,
    String article,
    String statement,
    String salutation,
    String letter,
    Picture picture,
    Target target,
    String closingCall,
    String thanks,
    String consentWording) {

  public Content {
    title = oneLine(title);
    lede = tidy(lede);
    leadIn = tidy(leadIn);
    article = tidy(article);
    statement = tidy(statement);
    salutation = oneLine(salutation);
    letter = tidy(letter);
    closingCall = tidy(closingCall);
    thanks = tidy(thanks);
    consentWording = tidy(consentWording);
  }

  /** A page nobody has written on yet. */
  public static Content blank(String language) {
    return new Content(language, "", "", "", "", "", "", "", Picture.NONE, Target.NONE, "", "", "");
  }

  /** The same under another title. */
  public Content withTitle(String newTitle) {
    return with(newTitle, consentWording);
  }

  /** The same without what one Organization says for itself alone, for another to start from. */
  public Content forAnotherOrganization() {
    return with(title, "");
  }

  private Content with(String newTitle, String newConsentWording) {
    return new Content(
        language,
        newTitle,
        lede,
        leadIn,
        article,
        statement,
        salutation,
        letter,
        picture,
        target,
        closingCall,
        thanks,
        newConsentWording);
  }

  private static String tidy(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  private static String oneLine(String text) {
    return tidy(text).replaceAll("\\s*\\n\\s*", " ");
  }
}
