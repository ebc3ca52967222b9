package org.chorus.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorus.content.CampaignKind;
import org.chorus.content.Content;
import org.chorus.content.ContentProblem;

/**
 * A Page in the hands of its writer.
 *
 * @param revision the number of the revision that {@code content} is; 0 when nothing is saved yet
 *     and {@code content} is a proposal to start from
 * @param missing what keeps it from being published
 */
public record PageDraft(
    PageOwner owner,
    CampaignKind kind,
    int revision,
    Content content,
    Optional<String> lastEditor,
    Optional<Instant> lastEditedAt,
    List<ContentProblem> missing) {}
