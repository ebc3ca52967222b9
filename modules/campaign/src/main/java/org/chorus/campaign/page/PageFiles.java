package org.chorus.campaign.page;

import java.util.EnumSet;
import java.util.Set;
import org.chorus.campaign.life.Campaign;
import org.chorus.content.Content;
import org.chorus.content.ContentPart;
import org.chorus.content.ContentRules;
import org.chorus.content.PageFileReader;
import org.chorus.content.PageFileReader.Reading;
import org.chorus.content.PageFileWriter;
import org.chorus.kernel.Actor;
import org.chorus.kernel.OrganizationId;
import org.chorus.organization.Organizations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A page as one Markdown file with YAML front matter, out and in again without loss; {@code
 * docs/page-files.md} describes it. Whoever may write the page may do both. An import is a save on
 * the revision that the writer had opened, with the same outcomes. Images travel by their id: they
 * stay where they are stored, and an id that is not of the Coalition is refused.
 */
@Service
@Transactional
public class PageFiles {

  /** The largest file, in bytes. */
  public static final int MAX_BYTES = PageFileReader.MAX_BYTES;

  /**
   * A page to keep outside of Chorus.
   *
   * @param name of the file
   * @param text to be stored as UTF-8
   */
  public record PageFile(String name, String text) {}

  private final Pages pages;
  private final PageWriters writers;
  private final Organizations organizations;

  PageFiles(Pages pages, PageWriters writers, Organizations organizations) {
    this.pages = pages;
    this.writers = writers;
    this.organizations = organizations;
  }

  /** A page as it is saved now, or would begin. */
  @Transactional(readOnly = true)
  public PageFile export(Actor actor, PageEdition edition) {
    PageDraft draft = pages.open(actor, edition);
    Campaign campaign = writers.require(actor, edition.campaign(), edition.owner());
    String owner =
        switch (edition.owner()) {
          case PageOwner.Everybody() -> "";
          case PageOwner.Partner(OrganizationId organization) ->
              "-" + organizations.find(organization).orElseThrow().alias();
        };
    String language =
        edition.language().equals(campaign.language()) ? "" : "." + edition.language();
    return new PageFile(
        campaign.slug() + owner + language + ".md", PageFileWriter.write(draft.content()));
  }

  /**
   * Saves what a file says. On a partner's page, what reads as on the common page follows it.
   *
   * @param basedOn as for {@link Pages#save}
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED) // saving begins with a fresh look
  public ImportOutcome bringIn(Actor actor, PageEdition edition, int basedOn, byte[] file) {
    PageDraft draft = pages.open(actor, edition); // refuses before anything is read
    return switch (PageFileReader.read(file)) {
      case Reading.Page(Content content)
          when ContentRules.isLanguage(content.language())
              && !content.language().equals(edition.language()) ->
          new ImportOutcome.OtherLanguage(content.language());
      case Reading.Page(Content content) -> {
        PageText text = new PageText(content, ownParts(draft, content));
        yield new ImportOutcome.Read(text, pages.save(actor, edition, basedOn, text));
      }
      case Reading.Unreadable(var problems) -> new ImportOutcome.Unreadable(problems);
    };
  }

  /** What was the page's own before, and what reads otherwise than on the common page. */
  private static Set<ContentPart> ownParts(PageDraft draft, Content content) {
    Set<ContentPart> own = EnumSet.noneOf(ContentPart.class);
    own.addAll(draft.text().own());
    draft.common().map(content::partsUnlike).ifPresent(own::addAll);
    return own;
  }
}
