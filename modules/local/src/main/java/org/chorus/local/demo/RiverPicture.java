package org.chorus.local.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws the picture on the demo's pages: the Ilsa, its valley, and the dam. */
final class RiverPicture {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;

  private RiverPicture() {}

  /** The picture as a JPEG file. */
  static byte[] draw() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    sky(g);
    hill(g, 430, 60, 0.9, new Color(0x8fa9a3));
    hill(g, 500, 80, 2.3, new Color(0x5f8a80));
    dam(g);
    hill(g, 590, 60, 4.1, new Color(0x3d7268));
    meadow(g);
    river(g);
    g.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sky(Graphics2D g) {
    g.setPaint(new GradientPaint(0, 0, new Color(0x2f4a73), 0, 520, new Color(0xf6c9a0)));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(new Color(0xfbe6c2));
    g.fill(new Ellipse2D.Double(1080, 250, 130, 130));
  }

  private static void hill(Graphics2D g, int top, int swing, double phase, Color color) {
    Path2D line = new Path2D.Double();
    line.moveTo(0, HEIGHT);
    for (int x = 0; x <= WIDTH; x += 8) {
      double wave = Math.sin(x / 210.0 + phase) + 0.5 * Math.sin(x / 90.0 + phase * 2);
      line.lineTo(x, top - swing * wave);
    }
    line.lineTo(WIDTH, HEIGHT);
    line.closePath();
    g.setColor(color);
    g.fill(line);
  }

  private static void dam(Graphics2D g) {
    g.setColor(new Color(0xcfc9be));
    Path2D wall = new Path2D.Double();
    wall.moveTo(520, 470);
    wall.lineTo(980, 470);
    wall.lineTo(950, 640);
    wall.lineTo(550, 640);
    wall.closePath();
    g.fill(wall);
    g.setColor(new Color(0xa9a294));
    for (int x = 570; x < 950; x += 62) {
      g.fill(new Rectangle2D.Double(x, 484, 14, 150));
    }
    g.setColor(new Color(0xc8432b));
    g.setStroke(new BasicStroke(7));
    g.drawLine(890, 470, 890, 300); // a crane: it is not finished
    g.drawLine(810, 318, 1010, 318);
    g.drawLine(980, 318, 980, 372);
  }

  private static void meadow(Graphics2D g) {
    g.setPaint(new GradientPaint(0, 600, new Color(0x4f8a63), 0, HEIGHT, new Color(0x2c5c43)));
    g.fillRect(0, 630, WIDTH, HEIGHT - 630);
  }

  private static void river(Graphics2D g) {
    Path2D water = new Path2D.Double();
    water.moveTo(720, 632);
    water.curveTo(560, 690, 1120, 720, 840, 790);
    water.curveTo(700, 830, 420, 850, 300, HEIGHT);
    water.lineTo(1020, HEIGHT);
    water.curveTo(1010, 850, 1190, 810, 1190, 740);
    water.curveTo(1190, 690, 740, 690, 800, 632);
    water.closePath();
    g.setPaint(new GradientPaint(700, 632, new Color(0xf3d9bb), 700, HEIGHT, new Color(0x4f86a6)));
    g.fill(water);
  }
}
