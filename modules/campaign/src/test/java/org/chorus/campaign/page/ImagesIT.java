package org.chorus.campaign.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.chorus.access.AccessDenied;
import org.chorus.campaign.JointCampaign;
import org.chorus.coalition.terms.SharingRule;
import org.chorus.content.Picture;
import org.chorus.image.ImageOutcome;
import org.chorus.kernel.Actor;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
class ImagesIT {

  @Autowired ApplicationContext house;
  @Autowired Images images;

  JointCampaign joint;

  @BeforeEach
  void people(TestInfo test) {
    joint =
        new JointCampaign(
            house,
            "i" + Integer.toHexString(test.getDisplayName().hashCode() & 0xfffffff),
            SharingRule.SOURCE_ONLY);
  }

  @Test
  void keepsWhatAMemberUploads() throws IOException {
    ImageId id = ((ImageOutcome.Stored) images.store(joint.ines, picture())).image();
    assertThat(images.find(id)).isPresent();
  }

  @Test
  void keepsNothingForWhoeverIsNoMember() throws IOException {
    Actor stranger = new Actor(joint.ines.subject(), "Ines", OrganizationId.random());
    byte[] upload = picture();
    assertThatThrownBy(() -> images.store(stranger, upload)).isInstanceOf(AccessDenied.class);
  }

  @Test
  void aPageShowsImagesOfTheCoalitionsOrganizationsOnly() throws IOException {
    ImageId id = ((ImageOutcome.Stored) images.store(joint.ines, picture())).image();
    JointCampaign other = new JointCampaign(house, "elsewhere", SharingRule.SOURCE_ONLY);

    assertThat(images.belongTo(joint.coalition, showing(id))).isTrue();
    assertThat(images.belongTo(other.coalition, showing(id))).isFalse();
    assertThat(images.belongTo(joint.coalition, showing(ImageId.random()))).isFalse();
    assertThat(images.belongTo(joint.coalition, Picture.NONE)).isTrue();
  }

  private static Picture showing(ImageId id) {
    return new Picture(Optional.of(id), "", "A river.");
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
