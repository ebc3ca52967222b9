package org.chorus.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.chorus.kernel.ImageId;
import org.chorus.organization.SharingRule;
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
  void storesWhatItDecodedAndMakesWideOnesSmaller() throws IOException {
    ImageOutcome outcome = images.store(joint.ines, encoded(3200, 400, "jpeg"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ImageOutcome.Stored.class,
            stored -> {
              assertThat(stored.width()).isEqualTo(1600);
              assertThat(stored.height()).isEqualTo(200);
              StoredImage served = images.find(stored.image()).orElseThrow();
              assertThat(served.mediaType()).isEqualTo("image/jpeg");
            });
  }

  @Test
  void dropsWhatHidesBehindTheImage() throws IOException {
    byte[] image = encoded(20, 20, "png");
    byte[] payload = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] both =
        ByteBuffer.allocate(image.length + payload.length).put(image).put(payload).array();

    ImageId id = ((ImageOutcome.Stored) images.store(joint.ines, both)).image();
    byte[] served = images.find(id).orElseThrow().bytes();
    assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    assertThat(ImageIO.read(new ByteArrayInputStream(served)).getWidth()).isEqualTo(20);
  }

  @Test
  void refusesWhatIsNoImageWhateverItSays() throws IOException {
    assertThat(images.store(joint.ines, "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new ImageOutcome.NotAnImage());
    assertThat(images.store(joint.ines, new byte[0])).isEqualTo(new ImageOutcome.NotAnImage());
    assertThat(images.store(joint.ines, encoded(20, 20, "gif")))
        .isEqualTo(new ImageOutcome.NotAnImage());
    byte[] cut = encoded(200, 200, "png");
    assertThat(images.store(joint.ines, java.util.Arrays.copyOf(cut, 60)))
        .isEqualTo(new ImageOutcome.NotAnImage());
  }

  @Test
  void refusesABombBeforeUnpackingIt() {
    assertThat(images.store(joint.ines, pngHeaderClaiming(30_000, 30_000)))
        .isEqualTo(new ImageOutcome.TooLarge());
    assertThat(images.store(joint.ines, new byte[Images.MAX_BYTES + 1]))
        .isEqualTo(new ImageOutcome.TooLarge());
  }

  private static byte[] encoded(int width, int height, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] pngHeaderClaiming(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 checksum = new CRC32();
    checksum.update(header.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .put(header.array())
        .putInt((int) checksum.getValue())
        .array();
  }
}
