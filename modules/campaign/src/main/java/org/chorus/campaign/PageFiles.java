package org.chorus.campaign;

import java.util.function.Function;
import org.chorus.content.Content;
import org.chorus.content.PageFileReader;
import org.chorus.content.PageFileReader.Reading;
import org.chorus.content.PageFileWriter;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CampaignId;
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
  private final Campaigns campaigns;
  private final Organizations organizations;

  PageFiles(Pages pages, Campaigns campaigns, Organizations organizations) {
    this.pages = pages;
    this.campaigns = campaigns;
    this.organizations = organizations;
  }

  /** The common page as it is saved now. */
  @Transactional(readOnly = true)
  public PageFile exportCommon(Actor actor, CampaignId id) {
    PageDraft draft = pages.openCommon(actor, id);
    return new PageFile(slug(actor, id) + ".md", PageFileWriter.write(draft.content()));
  }

  /** The page of the Actor's Organization as it is saved now, or would begin. */
  @Transactional(readOnly = true)
  public PageFile exportOwn(Actor actor, CampaignId id) {
    PageDraft draft = pages.openOwn(actor, id);
    String alias = organizations.find(actor.organization()).orElseThrow().alias().value();
    return new PageFile(
        slug(actor, id) + "-" + alias + ".md", PageFileWriter.write(draft.content()));
  }

  /**
   * Saves what a file says as the common page.
   *
   * @param basedOn as for {@link Pages#saveCommon}
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED) // saving begins with a fresh look
  public ImportOutcome importCommon(Actor actor, CampaignId id, int basedOn, byte[] file) {
    pages.openCommon(actor, id); // refuses before anything is read
    return bringIn(file, content -> pages.saveCommon(actor, id, basedOn, content));
  }

  /**
   * Saves what a file says as the page of the Actor's Organization.
   *
   * @param basedOn as for {@link Pages#saveOwn}
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED) // saving begins with a fresh look
  public ImportOutcome importOwn(Actor actor, CampaignId id, int basedOn, byte[] file) {
    pages.openOwn(actor, id); // refuses before anything is read
    return bringIn(file, content -> pages.saveOwn(actor, id, basedOn, content));
  }

  private static ImportOutcome bringIn(byte[] file, Function<Content, SaveOutcome> save) {
    return switch (PageFileReader.read(file)) {
      case Reading.Page(Content content) -> new ImportOutcome.Read(content, save.apply(content));
      case Reading.Unreadable(var problems) -> new ImportOutcome.Unreadable(problems);
    };
  }

  private String slug(Actor actor, CampaignId id) {
    return campaigns.find(actor, id).orElseThrow().slug().value();
  }
}
