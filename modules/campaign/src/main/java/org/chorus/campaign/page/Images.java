package org.chorus.campaign.page;

import java.util.Optional;
import org.chorus.access.Access;
import org.chorus.content.Picture;
import org.chorus.image.ImageArchive;
import org.chorus.image.ImageOutcome;
import org.chorus.image.ImageUse;
import org.chorus.image.StoredImage;
import org.chorus.kernel.Actor;
import org.chorus.kernel.CoalitionId;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Images of pages: who may keep one, and whose a page may show. No transaction is open while the
 * bytes are on their way.
 */
@Service
public class Images {

  /** The largest upload, in bytes. */
  public static final int MAX_BYTES = ImageArchive.MAX_BYTES;

  private final ImageArchive archive;
  private final JdbcClient jdbc;
  private final Access access;

  Images(ImageArchive archive, JdbcClient jdbc, Access access) {
    this.archive = archive;
    this.jdbc = jdbc;
    this.access = access;
  }

  /**
   * Keeps an image for the Actor's Organization. What its file name or media type says is ignored.
   */
  public ImageOutcome store(Actor actor, byte[] upload) {
    access.requireMember(actor);
    return archive.keep(actor.organization(), upload, ImageUse.PAGE);
  }

  /** For the public: whoever knows the address of an image may see it. */
  public Optional<StoredImage> find(ImageId id) {
    return archive.find(id);
  }

  /** Whether a picture has no image, or one of an Organization with a Seat in the Coalition. */
  boolean belongTo(CoalitionId coalition, Picture picture) {
    return picture.image().isEmpty()
        || archive
            .ownerOf(picture.image().get())
            .filter(owner -> hasSeat(owner, coalition))
            .isPresent();
  }

  private boolean hasSeat(OrganizationId organization, CoalitionId coalition) {
    return jdbc.sql(
            """
            select exists (select from seat
                            where organization_id = :organization and coalition_id = :coalition)
            """)
        .param("organization", organization.value())
        .param("coalition", coalition.value())
        .query(Boolean.class)
        .single();
  }
}
