package org.chorus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorus.image.Pictures.encoded;
import static org.chorus.image.Pictures.pngHeaderClaiming;
import static org.chorus.image.Pictures.transparent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.chorus.kernel.ImageId;
import org.chorus.kernel.OrganizationId;
import org.chorus.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ImageArchiveIT {

  static final OrganizationId RIVERS = OrganizationId.random();

  @Autowired ImageArchive archive;
  @Autowired JdbcClient jdbc;

  @Test
  void makesWideOnesSmallerAndKeepsOneMoreForPhones() throws IOException {
    ImageId id = kept(encoded(3200, 400, "jpeg"), ImageUse.PAGE);

    assertThat(archive.find(id).orElseThrow().mediaType()).isEqualTo("image/jpeg");
    assertThat(widthOf(archive.find(id))).isEqualTo(1600);
    assertThat(widthOf(archive.findNarrow(id))).isEqualTo(800);
  }

  @Test
  void leavesSmallOnesAsTheyAre() throws IOException {
    ImageId id = kept(encoded(640, 400, "jpeg"), ImageUse.PAGE);

    assertThat(widthOf(archive.find(id))).isEqualTo(640);
    assertThat(widthOf(archive.findNarrow(id))).isEqualTo(640);
  }

  @Test
  void fitsALogoIntoItsBoxAndKeepsItsTransparency() throws IOException {
    ImageId id = kept(transparent(900, 900), ImageUse.LOGO);

    assertThat(widthOf(archive.find(id))).isEqualTo(240);
    StoredImage logo = archive.find(id).orElseThrow();
    assertThat(logo.mediaType()).isEqualTo("image/png");
    assertThat(ImageIO.read(new ByteArrayInputStream(logo.bytes())).getColorModel().hasAlpha())
        .isTrue();
  }

  @Test
  void dropsWhatHidesBehindTheImage() throws IOException {
    byte[] image = encoded(20, 20, "png");
    byte[] payload = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] both =
        ByteBuffer.allocate(image.length + payload.length).put(image).put(payload).array();

    ImageId id = kept(both, ImageUse.PAGE);
    byte[] served = archive.find(id).orElseThrow().bytes();
    assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    assertThat(widthOf(archive.find(id))).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(ImageUse.class)
  void refusesWhatIsNoImageWhateverItSays(ImageUse use) {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (byte[] upload :
        new byte[][] {
          svg.getBytes(StandardCharsets.UTF_8),
          new byte[0],
          encoded(20, 20, "gif"),
          Arrays.copyOf(encoded(200, 200, "png"), 60)
        }) {
      assertThat(archive.keep(RIVERS, upload, use)).isEqualTo(new ImageOutcome.NotAnImage());
    }
  }

  @ParameterizedTest
  @EnumSource(ImageUse.class)
  void refusesABombBeforeUnpackingIt(ImageUse use) {
    assertThat(archive.keep(RIVERS, pngHeaderClaiming(10_000, 10_000), use))
        .isEqualTo(new ImageOutcome.TooLarge());
    assertThat(archive.keep(RIVERS, new byte[ImageArchive.MAX_BYTES + 1], use))
        .isEqualTo(new ImageOutcome.TooLarge());
  }

  @Test
  void knowsWhoseAnImageIs() {
    assertThat(archive.ownerOf(kept(encoded(20, 20, "png"), ImageUse.PAGE))).contains(RIVERS);
    assertThat(archive.ownerOf(ImageId.random())).isEmpty();
  }

  @Test
  void whatIsGoneIsAbsent() {
    ImageId id = kept(encoded(20, 20, "png"), ImageUse.PAGE);
    jdbc.sql("delete from image_bytes where key = :key").param("key", id.toString()).update();

    assertThat(archive.find(id)).isEmpty();
    assertThat(archive.find(ImageId.random())).isEmpty();
    assertThat(archive.findNarrow(ImageId.random())).isEmpty();
  }

  @Test
  void whatIsInAStoreThatIsNotSetUpAnyMoreIsAbsent() {
    ImageId id = kept(encoded(20, 20, "png"), ImageUse.PAGE);
    jdbc.sql("update stored_image set store = 'S3' where id = :id")
        .param("id", id.value())
        .update();

    assertThat(archive.find(id)).isEmpty();
  }

  private ImageId kept(byte[] upload, ImageUse use) {
    return ((ImageOutcome.Stored) archive.keep(RIVERS, upload, use)).image();
  }

  private static int widthOf(Optional<StoredImage> image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image.orElseThrow().bytes())).getWidth();
  }
}
