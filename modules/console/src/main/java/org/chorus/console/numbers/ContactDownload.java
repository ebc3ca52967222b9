package org.chorus.console.numbers;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.CampaignOverview;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StepUp;
import org.chorus.keycloak.StepUp.Done;
import org.chorus.sharing.ContactExport;

/** Streams the contacts of one pool to the browser; whoever may not gets no file at all. */
final class ContactDownload implements DownloadHandler {

  private final transient Actor actor;
  private final transient CampaignOverview campaign;
  private final transient ContactExport export;
  private final transient Supplier<StepUp> stepUp;

  ContactDownload(
      Actor actor, CampaignOverview campaign, ContactExport export, Supplier<StepUp> stepUp) {
    this.stepUp = stepUp;
    this.actor = actor;
    this.campaign = campaign;
    this.export = export;
  }

  @Override
  public void handleDownloadRequest(DownloadEvent event) throws IOException {
    if (!(stepUp.get() instanceof Done(var proof))) {
      event
          .getResponse()
          .sendError(HttpServletResponse.SC_FORBIDDEN, "This takes your second factor.");
      return;
    }
    event.setFileName(campaign.slug() + "-contacts.csv");
    event.setContentType("text/csv; charset=utf-8");
    event.getResponse().setHeader("Cache-Control", "no-store");
    try (OutputStream browser = event.getOutputStream()) {
      export.write(
          actor, proof, campaign.coalition(), campaign.pool(), campaign.poolName(), browser);
    } catch (AccessDenied denied) {
      event
          .getResponse()
          .sendError(HttpServletResponse.SC_FORBIDDEN, "You cannot export contacts.");
    }
  }
}
