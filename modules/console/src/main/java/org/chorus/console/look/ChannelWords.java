package org.chorus.console.look;

import org.chorus.campaign.link.Channel;

/** What a Channel is called on screens. */
public final class ChannelWords {

  private ChannelWords() {}

  public static String of(Channel channel) {
    return switch (channel) {
      case PAGE -> "Direct, or not known";
      case EMAIL -> "Email";
      case SOCIAL -> "Social networks";
      case WEB -> "Web sites";
      case MESSENGER -> "Messengers";
      case ADVERTISING -> "Advertising";
      case PRINT -> "Print and QR codes";
      case SUPPORTER -> "Passed on by supporters";
    };
  }
}
