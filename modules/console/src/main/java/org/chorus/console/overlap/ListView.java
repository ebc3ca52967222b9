package org.chorus.console.overlap;

import static org.chorus.access.Permission.EXPORT_CONTACTS;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.chorus.access.Access;
import org.chorus.console.look.Links;
import org.chorus.console.look.Reader;
import org.chorus.console.look.Screen;
import org.chorus.kernel.Actor;
import org.chorus.keycloak.StaffSession;
import org.chorus.sharing.overlap.ListStanding;
import org.chorus.sharing.overlap.NewToList;
import org.chorus.sharing.overlap.PartnerOverlaps;
import org.chorus.sharing.overlap.SupporterLists;

/** The organization's list, how many signers are new to it, and how many people partners share. */
@Route(ListView.PATH)
@PermitAll
final class ListView extends Screen {

  static final String PATH = "organization/list";

  private final StaffSession session;
  private final SupporterLists lists;
  private final NewToList newToList;
  private final PartnerOverlaps overlaps;
  private final Access access;

  ListView(
      StaffSession session,
      SupporterLists lists,
      NewToList newToList,
      PartnerOverlaps overlaps,
      Access access) {
    super(session);
    this.session = session;
    this.lists = lists;
    this.newToList = newToList;
    this.overlaps = overlaps;
    this.access = access;
  }

  @Override
  protected void show(Visit visit) {
    Actor actor = visit.actor();
    access.require(actor, EXPORT_CONTACTS);
    Reader reader = Reader.current();
    add(Links.back("organization", "Organization"));
    head("Your list and the signers");
    lead(
        "See how many signers of a campaign are new to you, and how many people you share with a"
            + " partner, without showing your list to anybody. You learn numbers, never who.");
    ListStanding standing = lists.standing(actor);
    boolean hasList = standing.current().isPresent();
    add(
        new ListPanel(actor, lists, session, reader, this::refresh).panel(standing),
        new PoolsPanel(actor, newToList, reader, hasList, this::refresh).panel(),
        new PartnersPanel(actor, overlaps, reader, hasList, this::refresh).panel());
  }
}
