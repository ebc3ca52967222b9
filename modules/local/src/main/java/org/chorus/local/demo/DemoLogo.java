package org.chorus.local.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.chorus.organization.brand.ColorChoice;
import org.chorus.organization.brand.HexColor;

/** How the demo's organizations and their coalition look: made-up logos, drawn, and colors. */
enum DemoLogo {
  /** A drop with a wave in it. */
  CLEARWATER("#0b6e8a", "#57b8cf") {
    @Override
    void paint(Graphics2D g, Color main, Color accent) {
      Path2D drop = new Path2D.Double();
      drop.moveTo(120, 12);
      drop.curveTo(150, 70, 200, 108, 200, 150);
      drop.curveTo(200, 196, 164, 228, 120, 228);
      drop.curveTo(76, 228, 40, 196, 40, 150);
      drop.curveTo(40, 108, 90, 70, 120, 12);
      drop.closePath();
      g.setColor(main);
      g.fill(drop);
      g.setClip(drop);
      g.setColor(accent);
      Path2D wave = new Path2D.Double();
      wave.moveTo(20, 168);
      wave.curveTo(70, 128, 100, 208, 150, 164);
      wave.curveTo(180, 138, 210, 158, 230, 160);
      wave.lineTo(230, 240);
      wave.lineTo(20, 240);
      wave.closePath();
      g.fill(wave);
      g.setClip(null);
    }
  },
  /** A compass needle that points up. */
  RIGHTS_NORTH("#5b2a86", "#e39a0b") {
    @Override
    void paint(Graphics2D g, Color main, Color accent) {
      g.setColor(main);
      g.setStroke(new BasicStroke(20));
      g.draw(new Ellipse2D.Double(22, 22, 196, 196));
      g.setColor(accent);
      g.fill(triangle(120, 44, 152, 124, 88, 124));
      g.setColor(main);
      g.fill(triangle(120, 196, 152, 124, 88, 124));
    }
  },
  /** An opened book, its lines and a tick. */
  OPEN_LEDGER("#2c6e49", "#d9a21b") {
    @Override
    void paint(Graphics2D g, Color main, Color accent) {
      g.setColor(main);
      g.fill(new RoundRectangle2D.Double(18, 44, 98, 156, 22, 22));
      g.fill(new RoundRectangle2D.Double(124, 44, 98, 156, 22, 22));
      g.setColor(Color.WHITE);
      for (int y = 80; y <= 160; y += 27) {
        g.fill(new RoundRectangle2D.Double(36, y, 62, 9, 9, 9));
      }
      g.setColor(accent);
      g.setStroke(new BasicStroke(17, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      Path2D tick = new Path2D.Double();
      tick.moveTo(146, 124);
      tick.lineTo(167, 148);
      tick.lineTo(203, 92);
      g.draw(tick);
    }
  },
  /** A river that bends through a disc. */
  COALITION("#1d4e89", "#e07a1f") {
    @Override
    void paint(Graphics2D g, Color main, Color accent) {
      Ellipse2D disc = new Ellipse2D.Double(12, 12, 216, 216);
      g.setColor(main);
      g.fill(disc);
      g.setClip(disc);
      g.setColor(accent);
      g.fill(new Ellipse2D.Double(138, 40, 50, 50));
      g.setColor(Color.WHITE);
      g.setStroke(new BasicStroke(30, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      Path2D river = new Path2D.Double();
      river.moveTo(64, 20);
      river.curveTo(20, 110, 220, 110, 130, 170);
      river.curveTo(100, 190, 90, 210, 92, 240);
      g.draw(river);
      g.setClip(null);
    }
  };

  private static final int SIZE = 240;

  private final String main;
  private final String accent;

  DemoLogo(String main, String accent) {
    this.main = main;
    this.accent = accent;
  }

  abstract void paint(Graphics2D g, Color main, Color accent);

  Optional<ColorChoice> colors() {
    return Optional.of(
        new ColorChoice(new HexColor(main), HexColor.WHITE, Optional.of(new HexColor(accent))));
  }

  /** The logo as a PNG file with a transparent ground. */
  byte[] draw() {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(g, Color.decode(main), Color.decode(accent));
    g.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path2D triangle(int x1, int y1, int x2, int y2, int x3, int y3) {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x1, y1);
    triangle.lineTo(x2, y2);
    triangle.lineTo(x3, y3);
    triangle.closePath();
    return triangle;
  }
}
