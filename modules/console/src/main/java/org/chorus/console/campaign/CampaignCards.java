package org.chorus.console.campaign;

import static org.chorus.access.Permission.READ_NUMBERS;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chorus.access.Access;
import org.chorus.campaign.CampaignOverview;
import org.chorus.console.look.Reader;
import org.chorus.content.CampaignKind;
import org.chorus.kernel.Actor;
import org.chorus.kernel.PoolId;
import org.chorus.signature.Numbers;
import org.chorus.signature.PoolNumbers;
import org.springframework.stereotype.Component;

/** Campaigns at a glance, each with what it brought in. */
@Component
public final class CampaignCards {

  private final Numbers numbers;
  private final Access access;

  CampaignCards(Numbers numbers, Access access) {
    this.numbers = numbers;
    this.access = access;
  }

  /** A card for each, in the order given. */
  public UnorderedList of(Actor actor, List<CampaignOverview> campaigns) {
    Map<PoolId, PoolNumbers> known = new HashMap<>();
    UnorderedList list = new UnorderedList();
    list.addClassName("cards");
    for (CampaignOverview campaign : campaigns) {
      ListItem card =
          new ListItem(
              new H3(new Anchor("campaigns/" + campaign.id(), campaign.name())),
              about(campaign),
              StateTags.of(campaign));
      card.addClassName("card");
      if (campaign.publishedAt().isPresent()
          && access.may(actor, READ_NUMBERS, campaign.coalition(), campaign.id())) {
        card.add(
            figures(
                campaign,
                known.computeIfAbsent(
                    campaign.pool(), pool -> numbers.of(actor, campaign.coalition(), pool))));
      }
      list.add(card);
    }
    return list;
  }

  private static Paragraph about(CampaignOverview campaign) {
    Paragraph about =
        new Paragraph(
            (campaign.kind() == CampaignKind.PETITION ? "Petition" : "Open letter")
                + " · "
                + campaign.coalitionName());
    about.addClassName("hint");
    return about;
  }

  private static Div figures(CampaignOverview campaign, PoolNumbers numbers) {
    Reader reader = Reader.current();
    boolean shared = numbers.campaigns().size() > 1;
    Div figures =
        new Div(
            figure(reader.number(numbers.total()), shared ? "people in the pool" : "people"),
            figure(reader.number(numbers.own()), "through you"));
    figures.addClassName("figures");
    if (shared) {
      figures
          .getElement()
          .setAttribute(
              "title", "Together with every campaign of the pool “" + campaign.poolName() + "”");
    }
    return figures;
  }

  private static Div figure(String number, String what) {
    Span value = new Span(number);
    value.addClassName("figure-number");
    Span label = new Span(what);
    label.addClassName("figure-label");
    Div figure = new Div(value, label);
    figure.addClassName("figure");
    return figure;
  }
}
