package org.chorus.signature;

import java.util.Optional;
import org.chorus.access.SupporterRows;
import org.chorus.campaign.link.FollowedLinks;
import org.chorus.campaign.link.LinkCode;
import org.chorus.campaign.published.PublishedPage;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells from the code in an address how somebody came to a page. */
@Service
@Transactional(readOnly = true)
public class Arrivals {

  private final FollowedLinks links;
  private final ShareCodes codes;
  private final SupporterRows rows;
  private final JdbcClient jdbc;

  Arrivals(FollowedLinks links, ShareCodes codes, SupporterRows rows, JdbcClient jdbc) {
    this.links = links;
    this.codes = codes;
    this.rows = rows;
    this.jdbc = jdbc;
  }

  /**
   * By the link of a partner or of a supporter. Empty for a code that does not count on this page,
   * whatever the reason: it was never given out, it has ended, it leads to another Campaign, or the
   * page is another partner's. Nobody is kept from signing by that.
   *
   * @param via as it stands in the address
   */
  public Optional<Arrival> by(String via, PublishedPage page) {
    return LinkCode.parse(via)
        .flatMap(code -> links.find(page.campaign(), code))
        .map(Arrival::by)
        .filter(arrival -> arrival.countsOn(page))
        .or(() -> bySupporter(via, page));
  }

  private Optional<Arrival> bySupporter(String via, PublishedPage page) {
    return codes
        .read(via)
        .filter(shared -> isInPool(shared.signature(), page))
        .map(shared -> Arrival.by(shared.signature(), bringer(shared, page)));
  }

  /** Of those that take part now. */
  private static Optional<OrganizationId> bringer(ShareCodes.Shared shared, PublishedPage page) {
    return page.partners().stream()
        .map(partner -> partner.organization().id())
        .filter(shared::isBy)
        .findFirst();
  }

  private boolean isInPool(long signature, PublishedPage page) {
    rows.openAll();
    return jdbc.sql("select exists (select from signature where id = :id and pool_id = :pool)")
        .param("id", signature)
        .param("pool", page.pool().value())
        .query(Boolean.class)
        .single();
  }
}
